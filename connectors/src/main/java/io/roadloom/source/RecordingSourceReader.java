package io.roadloom.source;

import io.roadloom.model.RawBatch;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.metrics.Counter;

/** Wires a split reader to its task, and asks for the next split when one is read. */
final class RecordingSourceReader
    extends SingleThreadMultiplexSourceReaderBase<
        RawBatch, RawBatch, RecordingSplit, RecordingSplitState> {
  RecordingSourceReader(RecordingOpener opener, SourceReaderContext context) {
    this(opener, context, context.metricGroup().getIOMetricGroup().getNumBytesInCounter());
  }

  private RecordingSourceReader(
      RecordingOpener opener, SourceReaderContext context, Counter bytes) {
    super(
        () -> new RecordingSplitReader(opener),
        (batch, output, state) -> {
          output.collect(batch);
          state.advance();
          bytes.inc(batch.part().bytes());
        },
        context.getConfiguration(),
        context);
  }

  @Override
  public void start() {
    if (getNumberOfCurrentlyAssignedSplits() == 0) {
      context.sendSplitRequest();
    }
  }

  @Override
  protected void onSplitFinished(Map<String, RecordingSplitState> finished) {
    context.sendSplitRequest();
  }

  @Override
  protected RecordingSplitState initializedState(RecordingSplit split) {
    return new RecordingSplitState(split);
  }

  @Override
  protected RecordingSplit toSplitType(String splitId, RecordingSplitState state) {
    return state.remaining();
  }
}
