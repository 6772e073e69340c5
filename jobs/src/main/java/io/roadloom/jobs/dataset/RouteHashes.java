package io.roadloom.jobs.dataset;

import io.roadloom.dataset.similar.JoinPlan;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Reads chunks of hashes and sends each to its units, in batches: a batch costs Flink as much as a
 * single hash would.
 */
final class RouteHashes extends AbstractStreamOperator<Tuple2<Integer, byte[]>>
    implements OneInputStreamOperator<Long, Tuple2<Integer, byte[]>>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  /** Of a routed hash: itself, its number, its owner. */
  static final int BYTES = HashFile.BYTES + Integer.BYTES;

  /** Many units are open at once. */
  private static final int BATCH_BYTES = 1024 * BYTES;

  private static final int FIRST_BYTES = 16 * BYTES;

  /** Room of all batches that are open; when it is used up, all go as they are. */
  private static final long OPEN_BYTES = 48L << 20;

  private final HashFile file;
  private final JoinPlan plan;
  private transient Map<Integer, ByteBuffer> open;
  private transient long openBytes;

  RouteHashes(HashFile file, JoinPlan plan) {
    this.file = file;
    this.plan = plan;
  }

  @Override
  public void open() throws Exception {
    super.open();
    open = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Long> element) throws Exception {
    int chunk = element.getValue().intValue();
    ByteBuffer hashes = ByteBuffer.wrap(file.read(chunk));
    for (int number = chunk * HashFile.CHUNK; hashes.hasRemaining(); number++) {
      long hash = hashes.getLong();
      int owner = hashes.getInt();
      int id = number;
      plan.route(hash, id, unit -> put(unit, hash, id, owner));
    }
  }

  private void put(int unit, long hash, int number, int owner) {
    ByteBuffer batch = open.get(unit);
    if (batch == null || !batch.hasRemaining()) {
      batch = larger(unit, batch);
      open.put(unit, batch);
    }
    batch.putLong(hash).putInt(number).putInt(owner);
  }

  private ByteBuffer larger(int unit, ByteBuffer full) {
    if (openBytes > OPEN_BYTES) {
      emitAll();
    } else if (full != null && full.capacity() == BATCH_BYTES) {
      emit(unit, full);
      return full.clear();
    } else if (full != null) {
      openBytes += full.capacity();
      return ByteBuffer.allocate(2 * full.capacity()).put(full.flip());
    }
    openBytes += FIRST_BYTES;
    return ByteBuffer.allocate(FIRST_BYTES);
  }

  private void emit(int unit, ByteBuffer batch) {
    byte[] bytes = Arrays.copyOf(batch.array(), batch.position());
    output.collect(new StreamRecord<>(Tuple2.of(unit, bytes)));
  }

  @Override
  public void endInput() {
    emitAll();
  }

  private void emitAll() {
    open.forEach(this::emit);
    open.clear();
    openBytes = 0;
  }
}
