package io.roadloom.source;

import io.roadloom.function.Types;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Recordings as chunks: those of a plan, or all that arrive in folders. */
public final class RecordingSource
    implements Source<RawBatch, RecordingSplit, EnumeratorState>, ResultTypeQueryable<RawBatch> {
  private static final long serialVersionUID = 1;
  private final List<RecordingRef> recordings;
  private final ReadOrder order;
  private final RecordingOpener opener;
  private final @Nullable Watching watching;

  private record Watching(RecordingDiscovery discovery, RecordingProbe probe, Duration interval)
      implements java.io.Serializable {}

  RecordingSource(
      List<RecordingRef> recordings,
      ReadOrder order,
      RecordingOpener opener,
      @Nullable Watching watching) {
    this.recordings = new ArrayList<>(recordings);
    this.order = order;
    this.opener = opener;
    this.watching = watching;
  }

  /** Reads {@code recordings} and ends. */
  public static RecordingSource of(List<RecordingRef> recordings, ReadOrder order) {
    return new RecordingSource(recordings, order, new FormatOpener(), null);
  }

  /** Reads what is in folders and what arrives there, and never ends. */
  public static RecordingSource watching(
      RecordingDiscovery discovery, RecordingProbe probe, Duration interval) {
    return new RecordingSource(
        List.of(), ReadOrder.MERGED, new FormatOpener(), new Watching(discovery, probe, interval));
  }

  @Override
  public Boundedness getBoundedness() {
    return watching == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<RecordingSplit, EnumeratorState> createEnumerator(
      SplitEnumeratorContext<RecordingSplit> context) {
    SplitPlanner planner = new SplitPlanner(order, opener);
    return restoreEnumerator(
        context, new EnumeratorState(planner.groups(recordings), List.of(), Set.of()));
  }

  @Override
  public SplitEnumerator<RecordingSplit, EnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<RecordingSplit> context, EnumeratorState state) {
    RecordingArrivals arrivals =
        watching == null
            ? null
            : new RecordingArrivals(
                watching.discovery, watching.probe, watching.interval, state.seen());
    return new RecordingEnumerator(context, new SplitPlanner(order, opener), arrivals, state);
  }

  @Override
  public SourceReader<RawBatch, RecordingSplit> createReader(SourceReaderContext context) {
    return new RecordingSourceReader(opener, context);
  }

  @Override
  public SimpleVersionedSerializer<RecordingSplit> getSplitSerializer() {
    return RecordingSplitSerializer.INSTANCE;
  }

  @Override
  public SimpleVersionedSerializer<EnumeratorState> getEnumeratorCheckpointSerializer() {
    return EnumeratorStateSerializer.INSTANCE;
  }

  @Override
  public TypeInformation<RawBatch> getProducedType() {
    return Types.RAW_BATCH;
  }
}
