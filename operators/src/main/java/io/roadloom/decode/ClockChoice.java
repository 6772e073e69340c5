package io.roadloom.decode;

import io.roadloom.dedup.Nanos;
import io.roadloom.model.Clock;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.RigException;
import java.util.Locale;

/**
 * Which of a message's stamps is its time. {@code auto} takes the sensor's stamp unless it is
 * absent, zero or far from the log time; a clock that the rig names is taken at its word, and is
 * the rig's mistake where it is further from the log time than the rig says times can be.
 */
final class ClockChoice {
  private final Clock rule;
  private final long maxDisorderNs;

  ClockChoice(ChannelRule rule, long maxDisorderNs) {
    this.rule = rule.clock();
    this.maxDisorderNs = maxDisorderNs;
  }

  Clock choose(long headerNs, long logNs) {
    if (rule != Clock.AUTO) {
      return rule;
    }
    boolean stamped = headerNs != ReadingBatch.NO_STAMP && headerNs != 0;
    return stamped && within(headerNs, logNs, Clock.AUTO_REACH_NS) ? Clock.HEADER : Clock.LOG;
  }

  /**
   * The time by the chosen clock.
   *
   * @throws RigException where the rig named a clock that this message can't be timed by
   */
  long time(Clock clock, long headerNs, RawBatch raw, int message, String topic) {
    long logNs = raw.logNs()[message];
    long time =
        switch (clock) {
          case HEADER -> headerNs;
          case PUBLISH -> raw.publishNs()[message];
          case LOG, AUTO -> logNs;
        };
    if (rule != Clock.AUTO && !within(time, logNs, maxDisorderNs)) {
      throw new RigException(complaint(clock, time, raw, message, topic));
    }
    return time;
  }

  private String complaint(Clock clock, long time, RawBatch raw, int message, String topic) {
    RecordingRef recording = raw.recording();
    long address = raw.addressBase() + raw.offset()[message];
    String place =
        raw.chunkOffset() == RawBatch.NO_CHUNK
            ? "at byte " + address
            : "at byte " + address + " of the chunk at byte " + raw.chunkOffset();
    String fact =
        time == ReadingBatch.NO_STAMP
            ? "has no such stamp"
            : "is stamped "
                + time
                + ", which is further than max_disorder ("
                + maxDisorderNs / 1_000_000
                + " ms) from its log time "
                + raw.logNs()[message];
    return "channel %s: clock: %s does not fit: a message of %s %s %s"
        .formatted(topic, clock.name().toLowerCase(Locale.ROOT), recording.uri(), place, fact);
  }

  private static boolean within(long time, long logNs, long reachNs) {
    long gap = Nanos.minus(time, logNs);
    return gap <= reachNs && gap >= -reachNs;
  }
}
