package io.roadloom.dataset.spec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Which state of the tables a spec means: an id, or a time. */
public final class SnapshotText {
  private static final String ID = "\\d{1,19}";

  private SnapshotText() {}

  static boolean isSnapshot(String text) {
    return id(text).isPresent() || instant(text) != null;
  }

  /** The id of a snapshot, where it is one. */
  public static OptionalLong id(String text) {
    if (!text.matches(ID)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty(); // more than 63 bits: no snapshot has that id
    }
  }

  /** The time, where it is one: the last millisecond that counts. */
  public static OptionalLong timeMs(String text) {
    Instant instant = instant(text);
    return instant == null ? OptionalLong.empty() : OptionalLong.of(instant.toEpochMilli());
  }

  private static Instant instant(String text) {
    try {
      return text.length() > "2026-01-31".length()
          ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
          : LocalDate.parse(text)
              .plusDays(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .minusMillis(1);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
