package io.roadloom.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps what the writers say by checkpoint, and commits it when the checkpoint is complete: in the
 * order of checkpoints, all by one hand. What a restored checkpoint holds is committed first of
 * all. The end of input needs nothing of its own: a checkpoint follows it.
 */
final class LiveCommitter extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<byte[], Void> {
  private static final long serialVersionUID = 1;

  private final LakeConfig config;
  private final LiveRun run;
  private final LakeOpener opener;

  private transient List<byte[]> received;
  private transient TreeMap<Long, List<byte[]>> pending;
  private transient Map<String, OpenRevision> open;
  private transient long committed;
  private transient OptionalLong restored;
  private transient CommitMetrics metrics;

  private transient ListState<byte[]> pendingState;
  private transient ListState<byte[]> openState;
  private transient ListState<Long> committedState;

  LiveCommitter(LakeConfig config, LiveRun run, LakeOpener opener) {
    this.config = config;
    this.run = run;
    this.opener = opener;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    received = new ArrayList<>();
    pending = new TreeMap<>();
    open = new HashMap<>();
    committed = -1;
    restored = context.getRestoredCheckpointId();
    OperatorStateStore store = context.getOperatorStateStore();
    pendingState = store.getListState(bytes("pending"));
    openState = store.getListState(bytes("open-drives"));
    committedState =
        store.getListState(new ListStateDescriptor<>("committed", BasicTypeInfo.LONG_TYPE_INFO));
    for (byte[] entry : pendingState.get()) {
      PendingResult result = PendingResult.of(entry);
      pending.computeIfAbsent(result.checkpoint(), id -> new ArrayList<>()).add(result.bytes());
    }
    for (byte[] entry : openState.get()) {
      OpenRevision drive = LiveCodec.open(entry);
      open.put(drive.drive().driveId(), drive);
    }
    for (long checkpoint : committedState.get()) {
      committed = Math.max(committed, checkpoint);
    }
  }

  private static ListStateDescriptor<byte[]> bytes(String name) {
    return new ListStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }

  @Override
  public void open() throws Exception {
    super.open();
    metrics = new CommitMetrics(getMetricGroup(), getRuntimeContext());
    try (Lake lake = opener.open(config)) {
      LiveFit.check(lake, run.liveName(), restored, committed);
      if (restored.isPresent()) {
        commitThrough(lake, restored.getAsLong());
      }
    } catch (LiveRefusedException e) {
      throw new SuppressRestartsException(e);
    }
  }

  @Override
  public void processElement(StreamRecord<byte[]> element) {
    received.add(element.getValue());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    if (!received.isEmpty()) {
      pending.put(context.getCheckpointId(), received);
      received = new ArrayList<>();
    }
    List<byte[]> results = new ArrayList<>();
    pending.forEach(
        (checkpoint, entries) ->
            entries.forEach(entry -> results.add(new PendingResult(checkpoint, entry).packed())));
    pendingState.update(results);
    openState.update(open.values().stream().map(LiveCodec::bytes).toList());
    committedState.update(List.of(committed));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    if (pending.isEmpty() || pending.firstKey() > checkpointId) {
      return;
    }
    try (Lake lake = opener.open(config)) {
      commitThrough(lake, checkpointId);
    } catch (LiveRefusedException e) {
      throw new SuppressRestartsException(e);
    }
  }

  /**
   * What a checkpoint that was given up had received is committed under its number all the same,
   * once a later one is complete: so it is however often that is tried.
   */
  private void commitThrough(Lake lake, long checkpointId) throws IOException {
    while (!pending.isEmpty() && pending.firstKey() <= checkpointId) {
      Map.Entry<Long, List<byte[]>> next = pending.firstEntry();
      List<LiveResult> results = next.getValue().stream().map(LiveCodec::result).toList();
      LiveCommit commit = new LiveCommit(lake, run, next.getKey(), results);
      commit.run(open);
      committed = next.getKey();
      pending.pollFirstEntry();
      metrics.committed(committed, commit, open.size());
    }
  }
}
