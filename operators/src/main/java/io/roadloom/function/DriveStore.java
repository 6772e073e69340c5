package io.roadloom.function;

import io.roadloom.align.DriveAligner;
import io.roadloom.align.DriveState;
import io.roadloom.model.DriveKey;
import io.roadloom.model.ReadingBatch;
import io.roadloom.rig.Rig;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;

/**
 * The current drive in keyed state: the batches that it holds, what else it remembers, and of a
 * closed drive the time that it is closed through.
 */
final class DriveStore {
  private final MapState<Long, ReadingBatch> batches;
  private final ValueState<byte[]> memory;
  private final ValueState<String> vehicle;
  private final ValueState<Long> closed;

  DriveStore(RuntimeContext context) {
    batches =
        context.getMapState(
            new MapStateDescriptor<>("batches", BasicTypeInfo.LONG_TYPE_INFO, Types.READING_BATCH));
    memory =
        context.getState(
            new ValueStateDescriptor<>(
                "memory", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    vehicle =
        context.getState(new ValueStateDescriptor<>("vehicle", BasicTypeInfo.STRING_TYPE_INFO));
    closed = context.getState(new ValueStateDescriptor<>("closed", BasicTypeInfo.LONG_TYPE_INFO));
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
    kept.forEach(aligner::restore);
    return new OpenDrive(drive, aligner, kept.isEmpty() ? 0 : kept.lastKey() + 1);
  }

  /** A drive without readings; one that was closed before takes nothing from that time. */
  OpenDrive create(DriveKey drive, Rig rig) throws Exception {
    vehicle.update(drive.vehicleId());
    Long closedNs = closed.value();
    DriveState state = closedNs == null ? new DriveState() : DriveState.closedThrough(closedNs);
    return new OpenDrive(drive, new DriveAligner(drive, rig, state), 0);
  }

  void keep(long id, ReadingBatch batch) throws Exception {
    batches.put(id, batch);
  }

  /** Brings state to where the drive is: what it has let go of goes. */
  void save(OpenDrive drive) throws Exception {
    for (long id : drive.takeDropped()) {
      batches.remove(id);
    }
    memory.update(drive.aligner().state().toBytes());
  }

  /** Leaves one number of the drive. */
  void close(long throughNs) throws Exception {
    batches.clear();
    memory.clear();
    vehicle.clear();
    closed.update(throughNs);
  }
}
