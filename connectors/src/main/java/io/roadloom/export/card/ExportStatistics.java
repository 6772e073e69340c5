package io.roadloom.export.card;

import io.roadloom.export.ExportReading;
import io.roadloom.export.ExportSample;
import io.roadloom.export.ExportScene;
import io.roadloom.model.row.EgoPose;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * What an export holds, counted as its samples pass. Parts, one a shard, merge to the same in any
 * order, and travel as text. Not thread-safe.
 */
public final class ExportStatistics {
  /** The measure of a scene that is its mean speed, m/s. */
  private static final String SPEED = "speed_mean";

  /** The tag that is a place, with as many values as there are places. */
  private static final String CELL = "cell";

  private final SortedMap<String, Long> samplesBySplit = new TreeMap<>();
  private final Histogram completeness = Histogram.even(0, 1, 20);
  private final Histogram speed = Histogram.even(0, 60, 24);
  private long withoutPosition;
  private long withoutOrientation;
  private final SortedMap<String, ChannelStatistics> channels = new TreeMap<>();

  private @Nullable Long firstNs;
  private @Nullable Long lastNs;

  /** By identity. */
  private final SortedMap<String, RecordingUse> recordings = new TreeMap<>();

  /** Samples by tag and value. */
  private final SortedMap<String, SortedMap<String, Long>> tags = new TreeMap<>();

  /** Counts a sample and what was exported of it. */
  public void add(ExportSample sample) {
    samplesBySplit.merge(sample.split(), 1L, Long::sum);
    completeness.add(sample.completeness());
    widen(sample.timestampNs(), sample.timestampNs());
    if (sample.scene() != null) {
      add(sample.scene());
    }
    EgoPose pose = sample.pose();
    withoutPosition += pose == null || pose.lat() == null || pose.lon() == null ? 1 : 0;
    withoutOrientation += pose == null || pose.qw() == null ? 1 : 0;
    for (ExportReading reading : sample.readings()) {
      channel(reading.row().channel()).add(reading);
      recordings.merge(
          reading.row().recordingId(), RecordingUse.of(reading.row()), RecordingUse::first);
    }
  }

  private void add(ExportScene scene) {
    Double mean = scene.measures().get(SPEED);
    if (mean != null) {
      speed.add(mean);
    }
    scene
        .tags()
        .forEach(
            (tag, value) -> {
              if (!tag.equals(CELL)) {
                values(tag).merge(value, 1L, Long::sum);
              }
            });
  }

  /** Adds what another part has counted. */
  public void add(ExportStatistics other) {
    other.samplesBySplit.forEach((split, count) -> samplesBySplit.merge(split, count, Long::sum));
    completeness.add(other.completeness);
    if (other.firstNs != null && other.lastNs != null) {
      widen(other.firstNs, other.lastNs);
    }
    other.recordings.forEach((id, use) -> recordings.merge(id, use, RecordingUse::first));
    speed.add(other.speed);
    withoutPosition += other.withoutPosition;
    withoutOrientation += other.withoutOrientation;
    other.tags.forEach(
        (tag, counts) ->
            counts.forEach((value, count) -> values(tag).merge(value, count, Long::sum)));
    other.channels.forEach((channel, counts) -> channel(channel).add(counts));
  }

  private void widen(long first, long last) {
    firstNs = firstNs == null ? first : Math.min(firstNs, first);
    lastNs = lastNs == null ? last : Math.max(lastNs, last);
  }

  private Map<String, Long> values(String tag) {
    return tags.computeIfAbsent(tag, t -> new TreeMap<>());
  }

  private ChannelStatistics channel(String name) {
    return channels.computeIfAbsent(name, n -> new ChannelStatistics());
  }

  /** One line of JSON, for {@link #parse}. */
  public String text() {
    return Json.line(this);
  }

  /**
   * @throws IllegalArgumentException where {@link #text} did not make it
   */
  public static ExportStatistics parse(String text) {
    return Json.read(text, ExportStatistics.class);
  }

  SortedMap<String, Long> samplesBySplit() {
    return samplesBySplit;
  }

  long samples() {
    return samplesBySplit.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Time of the oldest sample, ns since the epoch; null where there are no samples. */
  @Nullable
  Long firstNs() {
    return firstNs;
  }

  /** Time of the newest sample, ns since the epoch; null where there are no samples. */
  @Nullable
  Long lastNs() {
    return lastNs;
  }

  /** Recordings that readings were taken from, by identity. */
  SortedMap<String, RecordingUse> recordings() {
    return recordings;
  }

  Histogram completeness() {
    return completeness;
  }

  /** Mean speed of the samples' scenes, m/s. */
  Histogram speed() {
    return speed;
  }

  long withoutPosition() {
    return withoutPosition;
  }

  long withoutOrientation() {
    return withoutOrientation;
  }

  SortedMap<String, SortedMap<String, Long>> tags() {
    return tags;
  }

  SortedMap<String, ChannelStatistics> channels() {
    return channels;
  }
}
