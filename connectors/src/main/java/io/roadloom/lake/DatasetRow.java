package io.roadloom.lake;

import javax.annotation.Nullable;

/** A dataset, as its first version describes it. */
record DatasetRow(
    String dataset, @Nullable String description, @Nullable String licence, long createdNs) {}
