package io.roadloom.source;

import io.roadloom.model.RecordingRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.Nullable;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Gives splits to readers that ask. Recordings are indexed off the coordinator's thread, only a few
 * splits ahead of the readers, so that ten thousand recordings do not wait for each other.
 */
final class RecordingEnumerator implements SplitEnumerator<RecordingSplit, EnumeratorState> {
  private static final int SPLITS_AHEAD_PER_READER = 4;
  private final SplitEnumeratorContext<RecordingSplit> context;
  private final SplitPlanner planner;
  private final @Nullable RecordingArrivals arrivals;
  private final Deque<List<RecordingRef>> unplanned;
  private final Deque<RecordingSplit> pending;
  private final Set<Integer> waiting = new LinkedHashSet<>();
  private final long rangeBytes;
  private boolean planning;

  /**
   * @param arrivals null where all recordings are known from the start
   */
  RecordingEnumerator(
      SplitEnumeratorContext<RecordingSplit> context,
      SplitPlanner planner,
      @Nullable RecordingArrivals arrivals,
      EnumeratorState state) {
    this.context = context;
    this.planner = planner;
    this.arrivals = arrivals;
    this.unplanned = new ArrayDeque<>(state.unplanned());
    this.pending = new ArrayDeque<>(state.pending());
    long bytes = unplanned.stream().flatMap(List::stream).mapToLong(RecordingRef::size).sum();
    this.rangeBytes = SplitPlanner.rangeBytes(bytes, context.currentParallelism());
  }

  @Override
  public void start() {
    planAhead();
    if (arrivals != null) {
      arrivals.watch(
          context,
          recording -> {
            unplanned.add(List.of(recording));
            planAhead();
          });
    }
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {
    waiting.add(reader);
    serve();
  }

  @Override
  public void addSplitsBack(List<RecordingSplit> splits, int reader) {
    for (int i = splits.size() - 1; i >= 0; i--) {
      pending.addFirst(splits.get(i));
    }
    serve();
  }

  @Override
  public void addReader(int reader) {
    // It asks when it has room.
  }

  @Override
  public EnumeratorState snapshotState(long checkpointId) {
    return new EnumeratorState(
        new ArrayList<>(unplanned),
        new ArrayList<>(pending),
        arrivals == null ? Set.of() : new TreeSet<>(arrivals.handedOn()));
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private void serve() {
    waiting.removeIf(reader -> !context.registeredReaders().containsKey(reader));
    for (Integer reader : List.copyOf(waiting)) {
      if (!pending.isEmpty()) {
        context.assignSplit(pending.remove(), reader);
        waiting.remove(reader);
      } else if (unplanned.isEmpty() && arrivals == null) {
        context.signalNoMoreSplits(reader);
        waiting.remove(reader);
      }
    }
    planAhead();
  }

  private void planAhead() {
    int enough = SPLITS_AHEAD_PER_READER * context.currentParallelism();
    if (planning || unplanned.isEmpty() || pending.size() >= enough) {
      return;
    }
    planning = true;
    List<RecordingRef> group = unplanned.peek();
    context.callAsync(() -> planner.plan(group, rangeBytes), this::planned);
  }

  private void planned(@Nullable List<RecordingSplit> splits, @Nullable Throwable error) {
    if (error != null) {
      throw new FlinkRuntimeException("cannot index a recording", error);
    }
    planning = false;
    // Only now: a checkpoint taken meanwhile has to plan it again.
    unplanned.remove();
    pending.addAll(splits);
    serve();
  }
}
