package io.roadloom.lake;

import io.roadloom.model.RecordingRef;
import io.roadloom.model.Token;

/** What planning asks of the place where recordings lie. */
public interface Storage {
  /** Whether the recording's bytes still lie at its uri: the same identity, not just some file. */
  boolean present(RecordingRef recording);

  /**
   * Over the bytes of all chunks: Σ mix64(offset, CRC-32C of the chunk's bytes as they lie in the
   * file), as in the {@code recording} table. Reads the recording.
   */
  long checksum(RecordingRef recording);

  /** The id of a recording whose identity another one has too, though their bytes differ. */
  static String salted(String id, long checksum) {
    return Token.of(Token.text(id), Token.number(checksum));
  }
}
