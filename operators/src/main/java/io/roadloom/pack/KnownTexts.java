package io.roadloom.pack;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.annotation.Nullable;

/**
 * Names and ids that were read before. Each batch has some twenty of them, the batches of a drive
 * the same ones: a thousand open drives would hold millions of texts otherwise. A table of one
 * place a hash, so its size has a bound; what is thrown out of it is only made anew.
 */
final class KnownTexts {
  private static final int PLACES = 1 << 15;

  /** Longer ones are no names. */
  private static final int MAX_LENGTH = 256;

  private static final AtomicReferenceArray<Known> KNOWN = new AtomicReferenceArray<>(PLACES);

  private KnownTexts() {}

  private record Known(byte[] utf8, String text) {
    boolean is(byte[] bytes, int from, int to) {
      return Arrays.equals(utf8, 0, utf8.length, bytes, from, to);
    }
  }

  /** The text of {@code bytes[at .. at + length)} in UTF-8. */
  static String of(byte[] bytes, int at, int length) {
    if (length > MAX_LENGTH) {
      return text(bytes, at, length);
    }
    int place = ByteHash.of(bytes, at, length) & PLACES - 1;
    @Nullable Known known = KNOWN.get(place);
    if (known == null || !known.is(bytes, at, at + length)) {
      byte[] utf8 = Arrays.copyOfRange(bytes, at, at + length);
      known = new Known(utf8, text(bytes, at, length));
      KNOWN.set(place, known);
    }
    return known.text();
  }

  private static String text(byte[] bytes, int at, int length) {
    return new String(bytes, at, length, StandardCharsets.UTF_8);
  }
}
