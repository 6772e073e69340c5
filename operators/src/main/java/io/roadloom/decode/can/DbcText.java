package io.roadloom.decode.can;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a DBC file, which says nowhere how it is encoded. */
public final class DbcText {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private DbcText() {}

  /** UTF-8 where the bytes are that, else Windows-1252, which the common editors write. */
  public static String of(byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      return new String(file, WINDOWS);
    }
  }
}
