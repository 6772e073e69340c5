package io.roadloom.jobs.dataset;

import io.roadloom.dataset.similar.Entries;
import io.roadloom.dataset.similar.JoinPlan;
import io.roadloom.dataset.similar.UnitJoin;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Joins units, whose batches come sorted by unit; pairs of numbers go out, many at once. */
final class JoinHashes extends AbstractStreamOperator<byte[]>
    implements OneInputStreamOperator<Tuple2<Integer, byte[]>, byte[]>, BoundedOneInput {
  private static final long serialVersionUID = 1;
  private static final int BATCH_BYTES = 1 << 15;

  private final JoinPlan plan;
  private transient UnitJoin join;
  private transient ByteBuffer pairs;

  JoinHashes(JoinPlan plan) {
    this.plan = plan;
  }

  @Override
  public void open() throws Exception {
    super.open();
    pairs = ByteBuffer.allocate(BATCH_BYTES);
    join = new UnitJoin(plan, this::pair);
  }

  @Override
  public void processElement(StreamRecord<Tuple2<Integer, byte[]>> element) {
    Entries entries = join.entries(element.getValue().f0);
    ByteBuffer batch = ByteBuffer.wrap(element.getValue().f1);
    while (batch.hasRemaining()) {
      entries.add(batch.getLong(), batch.getInt(), batch.getInt());
    }
  }

  private void pair(int a, int b) {
    if (!pairs.hasRemaining()) {
      emit();
    }
    pairs.putInt(a).putInt(b);
  }

  private void emit() {
    output.collect(new StreamRecord<>(Arrays.copyOf(pairs.array(), pairs.position())));
    pairs.clear();
  }

  @Override
  public void endInput() {
    join.finish();
    emit();
  }
}
