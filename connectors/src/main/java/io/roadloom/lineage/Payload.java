package io.roadloom.lineage;

import javax.annotation.Nullable;

/** Where the payload of a row lies, and its hash. */
record Payload(
    String uri,
    @Nullable Long chunkOffset,
    long offset,
    int length,
    String channel,
    String sha256) {}
