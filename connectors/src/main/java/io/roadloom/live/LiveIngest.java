package io.roadloom.live;

import io.roadloom.kafka.SensorMessage;
import io.roadloom.lake.LakeException;
import io.roadloom.lake.LiveFit;
import io.roadloom.model.RawBatch;
import io.roadloom.segment.SegmentFolder;
import io.roadloom.segment.SegmentWriter;
import java.util.OptionalLong;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps live messages in segments and hands them on as chunks of a recording: what comes after sees
 * no difference to a backfill. Chained to its source. Before a barrier passes, all messages ahead
 * of it are in a chunk that has been handed on, in a segment that is durable; so the operator has
 * no messages in state, only schemas.
 */
public final class LiveIngest extends AbstractStreamOperator<RawBatch>
    implements OneInputStreamOperator<SensorMessage, RawBatch>, BoundedOneInput {
  private static final long serialVersionUID = 1;
  private static final ListStateDescriptor<byte[]> SCHEMAS =
      new ListStateDescriptor<>("schemas", BytePrimitiveArraySerializer.INSTANCE);
  private final LiveConfig config;
  private final CommittedCheckpoints committed;
  private final ForgottenDrives forgotten;
  private transient ListState<byte[]> schemaState;
  private transient KnownSchemas schemas;
  private transient SegmentWriter segments;
  private transient LiveChunks chunks;

  public LiveIngest(LiveConfig config, CommittedCheckpoints committed, ForgottenDrives forgotten) {
    this.config = config;
    this.committed = committed;
    this.forgotten = forgotten;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    schemaState = context.getOperatorStateStore().getUnionListState(SCHEMAS);
    schemas = new KnownSchemas();
    schemas.unpack(schemaState.get(), subtask, subtasks);
    // Each subtask asks before it deletes anything: what the tables refer to is no orphan.
    long checkpoint = resume(context.getRestoredCheckpointId());
    SegmentFolder folder = config.folder();
    folder.removeOrphans(checkpoint, subtask, subtasks);
    segments = new SegmentWriter(folder, subtask, checkpoint, config.compression());
    chunks =
        new LiveChunks(
            segments,
            schemas,
            new RefusedDrives(forgotten, config.liveName()),
            batch -> output.collect(new StreamRecord<>(batch)));
  }

  @Override
  public void open() throws Exception {
    super.open();
    long interval = config.chunkInterval().toMillis();
    getProcessingTimeService().scheduleWithFixedDelay(now -> chunks.cut(), interval, interval);
  }

  @Override
  public void processElement(StreamRecord<SensorMessage> element) throws Exception {
    SensorMessage message = element.getValue();
    if (message instanceof SensorMessage.Reading reading) {
      chunks.add(reading);
    } else if (message instanceof SensorMessage.Announcement announcement) {
      if (schemas.announce(announcement.id(), announcement.schema())) {
        chunks.announced(announcement.id());
      }
    } else if (message instanceof SensorMessage.Broken broken) {
      output.collect(new StreamRecord<>(BrokenRecords.batch(broken)));
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    chunks.seal();
    segments.startEpoch(checkpointId);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    schemaState.update(schemas.pack());
  }

  @Override
  public void endInput() throws Exception {
    chunks.seal();
  }

  @Override
  public void close() throws Exception {
    try {
      super.close();
    } finally {
      if (segments != null) {
        segments.close();
      }
    }
  }

  /** The checkpoint that is gone on from; 0 at a fresh start. */
  private long resume(OptionalLong restored) {
    try {
      LiveFit.check(config.liveName(), restored, committed.newest(config.liveName()));
      return restored.orElse(0);
    } catch (LakeException e) {
      // It does not get better by trying again.
      throw new SuppressRestartsException(e);
    }
  }
}
