package io.roadloom.lake;

import java.util.Map;
import javax.annotation.Nullable;

/** Takes one value of one row: to write it, or to hash it. */
interface Cell {
  void nothing();

  void flag(boolean value);

  void integer(int value);

  void number(long value);

  void real(double value);

  void text(@Nullable String value);

  void reals(@Nullable double[] value);

  void realsByName(Map<String, Double> value);

  void numbersByName(Map<String, Long> value);

  void textsByName(Map<String, String> value);

  default void integer(@Nullable Integer value) {
    if (value == null) {
      nothing();
    } else {
      integer(value.intValue());
    }
  }

  default void number(@Nullable Long value) {
    if (value == null) {
      nothing();
    } else {
      number(value.longValue());
    }
  }

  default void real(@Nullable Double value) {
    if (value == null) {
      nothing();
    } else {
      real(value.doubleValue());
    }
  }

  /** Enumerations stand in the tables in lower case. */
  default void word(Enum<?> value) {
    text(Words.lower(value));
  }

  /** A timestamp column: microseconds of the nanoseconds given. */
  default void timestamp(@Nullable Long ns) {
    if (ns == null) {
      nothing();
    } else {
      number(Math.floorDiv(ns.longValue(), 1000L));
    }
  }

  default void timestamp(long ns) {
    number(Math.floorDiv(ns, 1000L));
  }
}
