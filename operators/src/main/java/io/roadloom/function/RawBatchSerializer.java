package io.roadloom.function;

import io.roadloom.model.RawBatch;
import io.roadloom.pack.RawBatchCodec;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes a {@link RawBatch}. */
public final class RawBatchSerializer extends PackedSerializer<RawBatch> {
  private static final long serialVersionUID = 1;
  private static final RawBatchCodec CODEC = new RawBatchCodec();

  public RawBatchSerializer() {
    this(CODEC.version());
  }

  private RawBatchSerializer(int readVersion) {
    super(CODEC, readVersion);
  }

  @Override
  public TypeSerializer<RawBatch> duplicate() {
    return new RawBatchSerializer(readVersion());
  }

  @Override
  public TypeSerializerSnapshot<RawBatch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Its snapshot. */
  public static final class Snapshot extends PackedSnapshot<RawBatch> {
    public Snapshot() {
      super(CODEC.version());
    }

    @Override
    protected PackedSerializer<RawBatch> serializer(int readVersion) {
      return new RawBatchSerializer(readVersion);
    }
  }
}
