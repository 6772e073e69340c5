package io.roadloom.export.rows;

import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.greaterThan;
import static org.apache.iceberg.expressions.Expressions.greaterThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.in;
import static org.apache.iceberg.expressions.Expressions.lessThan;
import static org.apache.iceberg.expressions.Expressions.lessThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.or;

import io.roadloom.export.SampleRun;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/** What of the tables the samples of some runs can be in. */
final class Spans {
  /** Readings are seldom further from their sample; those that are have a residual that says so. */
  private static final long NEAR_NS = 2_000_000_000L;

  /** Of one revision of a drive, from the first sample to the last. */
  private record Span(int revision, long fromNs, long toNs) {
    Span with(SampleRun run) {
      return new Span(revision, Math.min(fromNs, first(run)), Math.max(toNs, last(run)));
    }
  }

  private Spans() {}

  /** Rows of the drives. */
  static Expression of(List<SampleRun> runs) {
    return any(runs, span -> Expressions.alwaysTrue());
  }

  /** Rows of the drives at the times of the samples. */
  static Expression during(List<SampleRun> runs) {
    return any(runs, span -> within(span, 0));
  }

  /** Readings of the samples. */
  static Expression readings(List<SampleRun> runs, Collection<String> channels, boolean sweeps) {
    Expression wanted = in("channel", channels);
    if (!sweeps) {
      wanted = and(wanted, equal("is_key_frame", true));
    }
    Expression far = or(lessThan("residual_ns", -NEAR_NS), greaterThan("residual_ns", NEAR_NS));
    return and(wanted, any(runs, span -> or(within(span, NEAR_NS), far)));
  }

  private interface OfSpan {
    Expression filter(Span span);
  }

  private static Expression any(List<SampleRun> runs, OfSpan of) {
    Map<String, Span> spans = new TreeMap<>();
    for (SampleRun run : runs) {
      spans.merge(
          run.drive().driveId(),
          new Span(run.revision(), first(run), last(run)),
          (known, more) -> known.with(run));
    }
    Expression any = Expressions.alwaysFalse();
    for (Map.Entry<String, Span> drive : spans.entrySet()) {
      Expression rows =
          and(
              equal("drive_id", drive.getKey()),
              and(equal("revision", drive.getValue().revision), of.filter(drive.getValue())));
      any = or(any, rows);
    }
    return any;
  }

  /** By {@code ts} too, in microseconds, which partitions go by. */
  private static Expression within(Span span, long more) {
    long from = span.fromNs - more;
    long to = span.toNs + more;
    return and(
        and(greaterThanOrEqual("timestamp_ns", from), lessThanOrEqual("timestamp_ns", to)),
        and(
            greaterThanOrEqual("ts", Math.floorDiv(from, 1_000L)),
            lessThanOrEqual("ts", Math.floorDiv(to, 1_000L))));
  }

  private static long first(SampleRun run) {
    return run.timesNs()[0];
  }

  private static long last(SampleRun run) {
    return run.timesNs()[run.timesNs().length - 1];
  }
}
