package io.roadloom.function;

import io.roadloom.model.DriveEvent;
import io.roadloom.pack.DriveEventCodec;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes a {@link DriveEvent}. */
public final class DriveEventSerializer extends PackedSerializer<DriveEvent> {
  private static final long serialVersionUID = 1;
  private static final DriveEventCodec CODEC = new DriveEventCodec();

  public DriveEventSerializer() {
    this(CODEC.version());
  }

  private DriveEventSerializer(int readVersion) {
    super(CODEC, readVersion);
  }

  @Override
  public TypeSerializer<DriveEvent> duplicate() {
    return new DriveEventSerializer(readVersion());
  }

  @Override
  public TypeSerializerSnapshot<DriveEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Its snapshot. */
  public static final class Snapshot extends PackedSnapshot<DriveEvent> {
    public Snapshot() {
      super(CODEC.version());
    }

    @Override
    protected PackedSerializer<DriveEvent> serializer(int readVersion) {
      return new DriveEventSerializer(readVersion);
    }
  }
}
