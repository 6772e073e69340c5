package io.roadloom.function;

import io.roadloom.model.ReadingBatch;
import io.roadloom.pack.ReadingBatchCodec;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes a {@link ReadingBatch}. */
public final class ReadingBatchSerializer extends PackedSerializer<ReadingBatch> {
  private static final long serialVersionUID = 1;
  private static final ReadingBatchCodec CODEC = new ReadingBatchCodec();

  public ReadingBatchSerializer() {
    this(CODEC.version());
  }

  private ReadingBatchSerializer(int readVersion) {
    super(CODEC, readVersion);
  }

  @Override
  public TypeSerializer<ReadingBatch> duplicate() {
    return new ReadingBatchSerializer(readVersion());
  }

  @Override
  public TypeSerializerSnapshot<ReadingBatch> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Its snapshot. */
  public static final class Snapshot extends PackedSnapshot<ReadingBatch> {
    public Snapshot() {
      super(CODEC.version());
    }

    @Override
    protected PackedSerializer<ReadingBatch> serializer(int readVersion) {
      return new ReadingBatchSerializer(readVersion);
    }
  }
}
