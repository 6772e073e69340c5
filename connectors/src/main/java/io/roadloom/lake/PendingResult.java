package io.roadloom.lake;

import io.roadloom.pack.Packer;
import io.roadloom.pack.Unpacker;

/**
 * What a writer said, as it lies in state.
 *
 * @param checkpoint whose barrier came after it
 * @param bytes a {@link LiveResult}
 */
record PendingResult(long checkpoint, byte[] bytes) {
  static PendingResult of(byte[] packed) {
    Unpacker in = new Unpacker(packed);
    return new PendingResult(in.count(), in.bytes());
  }

  byte[] packed() {
    Packer out = new Packer();
    out.count(checkpoint);
    out.bytes(bytes);
    return out.toBytes();
  }
}
