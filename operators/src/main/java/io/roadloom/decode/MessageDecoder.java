package io.roadloom.decode;

import io.roadloom.model.Modality;
import java.util.List;

/** Decodes the messages of one channel. Not thread-safe; made once per channel and task. */
public interface MessageDecoder {
  Modality modality();

  /**
   * All signals that messages may have; a signal's id is its index here. Where there is no schema
   * to tell, the list grows with what messages have.
   */
  List<SignalInfo> signals();

  /**
   * Decodes the message at {@code data[offset .. offset + length)} into {@code out}, which is
   * clear.
   *
   * @throws MalformedMessageException where the bytes are not what the schema says; {@code out} is
   *     then to be ignored
   */
  void decode(byte[] data, int offset, int length, Decoded out) throws MalformedMessageException;

  /** A signal's name and unit; the unit is empty where unknown. */
  record SignalInfo(String name, String unit) {}
}
