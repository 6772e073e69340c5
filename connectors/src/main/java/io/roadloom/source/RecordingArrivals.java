package io.roadloom.source;

import io.roadloom.model.RecordingRef;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.Nullable;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.util.FlinkRuntimeException;

/** Looks into folders from time to time and hands on recordings that have arrived. */
final class RecordingArrivals {
  private final RecordingDiscovery discovery;
  private final RecordingProbe probe;
  private final Duration interval;
  private final FolderWatch watch;
  private final Set<String> underWay = new HashSet<>();

  RecordingArrivals(
      RecordingDiscovery discovery, RecordingProbe probe, Duration interval, Set<String> seen) {
    this.discovery = discovery;
    this.probe = probe;
    this.interval = interval;
    this.watch = new FolderWatch(seen);
  }

  /** Starts; {@code arrived} runs on the coordinator's thread. */
  void watch(SplitEnumeratorContext<?> context, Consumer<RecordingRef> arrived) {
    context.callAsync(
        discovery::find,
        (listing, error) -> listed(context, listing, error, arrived),
        0,
        interval.toMillis());
  }

  /** Files whose recordings have been handed on: what a restored enumerator must not read again. */
  Set<String> handedOn() {
    Set<String> files = new HashSet<>(watch.seen());
    files.removeAll(underWay);
    return files;
  }

  private void listed(
      SplitEnumeratorContext<?> context,
      @Nullable List<FoundFile> listing,
      @Nullable Throwable error,
      Consumer<RecordingRef> arrived) {
    if (error != null) {
      throw new FlinkRuntimeException("cannot look for recordings", error);
    }
    for (FoundFile file : watch.settled(listing)) {
      underWay.add(file.uri());
      context.callAsync(
          () -> probe.probe(file),
          (recordings, failure) -> {
            if (failure != null) {
              throw new FlinkRuntimeException("cannot open " + file.uri(), failure);
            }
            underWay.remove(file.uri());
            recordings.forEach(recording -> arrived.accept(recording.recording()));
          });
    }
  }
}
