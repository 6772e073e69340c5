package io.roadloom.kafka;

import io.roadloom.function.PackedSerializer;
import io.roadloom.function.PackedSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes a {@link SensorMessage}. */
public final class SensorMessageSerializer extends PackedSerializer<SensorMessage> {
  private static final long serialVersionUID = 1;
  private static final SensorMessageCodec CODEC = new SensorMessageCodec();

  public SensorMessageSerializer() {
    this(CODEC.version());
  }

  private SensorMessageSerializer(int readVersion) {
    super(CODEC, readVersion);
  }

  @Override
  public TypeSerializer<SensorMessage> duplicate() {
    return new SensorMessageSerializer(readVersion());
  }

  @Override
  public TypeSerializerSnapshot<SensorMessage> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Its snapshot. */
  public static final class Snapshot extends PackedSnapshot<SensorMessage> {
    public Snapshot() {
      super(CODEC.version());
    }

    @Override
    protected PackedSerializer<SensorMessage> serializer(int readVersion) {
      return new SensorMessageSerializer(readVersion);
    }
  }
}
