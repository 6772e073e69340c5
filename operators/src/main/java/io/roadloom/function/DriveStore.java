package io.roadloom.function;

import io.roadloom.align.DriveAligner;
import io.roadloom.align.DriveState;
import io.roadloom.model.DriveKey;
import io.roadloom.model.ReadingBatch;
import io.roadloom.rig.Rig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * The current key's drive in keyed state: the batches that it holds, what else it remembers, and of
 * a closed drive the time that it is closed through.
 */
final class DriveStore {
  private static final MapStateDescriptor<Long, ReadingBatch> BATCHES =
      new MapStateDescriptor<>("batches", BasicTypeInfo.LONG_TYPE_INFO, Types.READING_BATCH);
  private static final ValueStateDescriptor<byte[]> MEMORY =
      new ValueStateDescriptor<>("memory", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  private static final ValueStateDescriptor<String> VEHICLE =
      new ValueStateDescriptor<>("vehicle", BasicTypeInfo.STRING_TYPE_INFO);
  private static final ValueStateDescriptor<Long> DUE =
      new ValueStateDescriptor<>("due", BasicTypeInfo.LONG_TYPE_INFO);
  private static final ValueStateDescriptor<Long> CLOSED =
      new ValueStateDescriptor<>("closed", BasicTypeInfo.LONG_TYPE_INFO);

  /** All that lies in state: what a savepoint must bring along. */
  static final List<StateDescriptor<?, ?>> DESCRIPTORS =
      List.of(BATCHES, MEMORY, VEHICLE, DUE, CLOSED);

  private final MapState<Long, ReadingBatch> batches;
  private final ValueState<byte[]> memory;
  private final ValueState<String> vehicle;
  private final ValueState<Long> due;
  private final ValueState<Long> closed;

  DriveStore(KeyedStateStore state) {
    batches = state.getMapState(BATCHES);
    memory = state.getState(MEMORY);
    vehicle = state.getState(VEHICLE);
    due = state.getState(DUE);
    closed = state.getState(CLOSED);
  }

  /** The drive as it was saved last; null where there is none, or only word that it is closed. */
  @Nullable
  OpenDrive load(String driveId, Rig rig) throws Exception {
    byte[] saved = memory.value();
    if (saved == null) {
      return null;
    }
    DriveKey drive = new DriveKey(vehicle.value(), driveId);
    DriveAligner aligner = new DriveAligner(drive, rig, DriveState.fromBytes(drive, saved));
    TreeMap<Long, ReadingBatch> kept = new TreeMap<>();
    for (Map.Entry<Long, ReadingBatch> entry : batches.entries()) {
      kept.put(entry.getKey(), entry.getValue());
    }
    HeldBatches held = new HeldBatches();
    kept.forEach(
        (id, batch) -> {
          held.restore(id, batch);
          aligner.restore(id, batch);
        });
    return new OpenDrive(drive, aligner, held);
  }

  /** A drive without readings; one that was closed before takes nothing from that time. */
  OpenDrive create(DriveKey drive, Rig rig) throws Exception {
    Long closedNs = closed.value();
    DriveState state = closedNs == null ? new DriveState() : DriveState.closedThrough(closedNs);
    return new OpenDrive(drive, new DriveAligner(drive, rig, state), new HeldBatches());
  }

  /** Brings state to where the drive is. */
  void save(OpenDrive drive) throws Exception {
    drive
        .held()
        .save(
            new HeldBatches.Saved() {
              @Override
              public void put(long id, ReadingBatch batch) throws Exception {
                batches.put(id, batch);
              }

              @Override
              public void remove(long id) throws Exception {
                batches.remove(id);
              }
            });
    memory.update(drive.aligner().state().toBytes());
    vehicle.update(drive.key().vehicleId());
    drive.saved();
  }

  /** Leaves one number of the drive. */
  void close(long throughNs) throws Exception {
    batches.clear();
    memory.clear();
    vehicle.clear();
    due.clear();
    closed.update(throughNs);
  }

  /** When the timer of the drive fires; null where state does not tell. */
  @Nullable
  Long due() throws Exception {
    return due.value();
  }

  void due(long ms) throws Exception {
    due.update(ms);
  }
}
