package io.roadloom.decode;

import io.roadloom.model.Modality;
import javax.annotation.Nullable;

/**
 * How a channel is decoded, if it is.
 *
 * @param decoder null where there is none
 * @param modality what the channel's schema says, decoder or not
 * @param undecoded why there is none; null where there is one
 * @param builders of its batches
 */
record Decoding(
    @Nullable MessageDecoder decoder,
    Modality modality,
    String schemaHash,
    @Nullable String undecoded,
    FreeBuilders builders) {}
