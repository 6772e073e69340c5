package io.roadloom.decode;

import java.util.List;

/** What the frames of a CAN bus mean. */
public interface CanFrames {
  List<MessageDecoder.SignalInfo> signals();

  /**
   * Decodes a data frame's payload {@code data[offset .. offset + length)} into {@code out};
   * unknown ids add nothing.
   */
  void frame(int id, boolean extended, byte[] data, int offset, int length, Decoded out);
}
