package io.roadloom.decode;

import io.roadloom.model.Modality;
import javax.annotation.Nullable;

/**
 * How a channel is decoded, if it is.
 *
 * @param decoder null where there is none
 * @param undecoded why there is none; null where there is one
 */
record Decoding(@Nullable MessageDecoder decoder, String schemaHash, @Nullable String undecoded) {
  Modality modality() {
    return decoder == null ? Modality.OTHER : decoder.modality();
  }
}
