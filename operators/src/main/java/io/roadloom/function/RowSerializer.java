package io.roadloom.function;

import io.roadloom.model.row.Row;
import io.roadloom.pack.RowCodec;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** Serializes a {@link Row}. */
public final class RowSerializer extends PackedSerializer<Row> {
  private static final long serialVersionUID = 1;
  private static final RowCodec CODEC = new RowCodec();

  public RowSerializer() {
    this(CODEC.version());
  }

  private RowSerializer(int readVersion) {
    super(CODEC, readVersion);
  }

  @Override
  public TypeSerializer<Row> duplicate() {
    return new RowSerializer(readVersion());
  }

  @Override
  public TypeSerializerSnapshot<Row> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Its snapshot. */
  public static final class Snapshot extends PackedSnapshot<Row> {
    public Snapshot() {
      super(CODEC.version());
    }

    @Override
    protected PackedSerializer<Row> serializer(int readVersion) {
      return new RowSerializer(readVersion);
    }
  }
}
