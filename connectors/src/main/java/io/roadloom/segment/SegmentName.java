package io.roadloom.segment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/**
 * Names a segment within its live pipeline.
 *
 * @param epoch newest checkpoint whose barrier its writer had seen, or was restored from; 0 where
 *     there was none. Its messages belong to a later checkpoint.
 * @param number counts what one subtask wrote in one epoch
 */
public record SegmentName(long epoch, int subtask, long number) {
  private static final Pattern FILE =
      Pattern.compile("e(\\d{12,18})-s(\\d{1,9})-n(\\d{1,18})\\.mcap");

  public String fileName() {
    return String.format("e%012d-s%d-n%d.mcap", epoch, subtask, number);
  }

  /** Null where {@code fileName} is no segment's. */
  @Nullable
  public static SegmentName parse(String fileName) {
    Matcher match = FILE.matcher(fileName);
    return match.matches()
        ? new SegmentName(
            Long.parseLong(match.group(1)),
            Integer.parseInt(match.group(2)),
            Long.parseLong(match.group(3)))
        : null;
  }
}
