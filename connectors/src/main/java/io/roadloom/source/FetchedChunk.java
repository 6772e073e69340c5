package io.roadloom.source;

import io.roadloom.model.RawBatch;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;

/** One chunk on its way to the task, or only word of a split's end. */
final class FetchedChunk implements RecordsWithSplitIds<RawBatch> {
  private final String splitId;
  private final boolean last;
  private final boolean counted;
  private final Handover handover;
  private boolean announced;
  private @Nullable RawBatch batch;

  /**
   * @param batch null where the split has ended without a further one
   */
  FetchedChunk(String splitId, @Nullable RawBatch batch, boolean last, Handover handover) {
    this.splitId = splitId;
    this.batch = batch;
    this.last = last;
    this.counted = batch != null;
    this.handover = handover;
  }

  @Override
  @Nullable
  public String nextSplit() {
    boolean first = !announced;
    announced = true;
    return first && counted ? splitId : null;
  }

  @Override
  @Nullable
  public RawBatch nextRecordFromSplit() {
    RawBatch next = batch;
    batch = null;
    return next;
  }

  @Override
  public Set<String> finishedSplits() {
    return last ? Set.of(splitId) : Set.of();
  }

  @Override
  public void recycle() {
    if (counted) {
      handover.end();
    }
  }
}
