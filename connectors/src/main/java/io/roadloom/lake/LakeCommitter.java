package io.roadloom.lake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.InstantiationUtil;

/**
 * Collects what the writers say of the drives of a unit, and commits all of it at the end of input.
 * The only instance: all of a unit is committed by one hand, in one order.
 */
final class LakeCommitter extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<byte[], Void>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  private final LakeConfig config;
  private final Unit unit;
  private final LakeOpener opener;

  private transient List<byte[]> received;
  private transient ListState<byte[]> state;

  LakeCommitter(LakeConfig config, Unit unit, LakeOpener opener) {
    this.config = config;
    this.unit = unit;
    this.opener = opener;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    received = new ArrayList<>();
    state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "drive-results", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    for (byte[] result : state.get()) {
      received.add(result);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(received);
  }

  @Override
  public void processElement(StreamRecord<byte[]> element) {
    received.add(element.getValue());
  }

  @Override
  public void endInput() throws Exception {
    Map<String, DriveResult> results = new LinkedHashMap<>();
    for (byte[] bytes : received) {
      DriveResult result = InstantiationUtil.deserializeObject(bytes, getUserCodeClassloader());
      results.merge(result.driveId(), result, DriveResult::plus);
    }
    try (Lake lake = opener.open(config)) {
      UnitOutcome outcome = new UnitCommit(lake, unit, results).run();
      count(outcome);
    }
  }

  private void count(UnitOutcome outcome) {
    outcome
        .counts()
        .forEach((name, value) -> getRuntimeContext().addAccumulator(name, counter(value)));
  }

  private static LongCounter counter(long value) {
    return new LongCounter(value);
  }
}
