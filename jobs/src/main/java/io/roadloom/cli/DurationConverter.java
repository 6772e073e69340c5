package io.roadloom.cli;

import java.time.Duration;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 500ms}, {@code 20s}, {@code 5m}. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    try {
      Duration duration = TimeUtils.parseDuration(value);
      if (!duration.isZero() && !duration.isNegative()) {
        return duration;
      }
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("expected a time like 20s or 5m, found " + value);
    }
    throw new TypeConversionException("expected a time longer than nothing, found " + value);
  }
}
