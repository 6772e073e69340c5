package io.roadloom.live;

import io.roadloom.function.RawBatchSerializer;
import io.roadloom.model.RawBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Copies batches for real, as a test that keeps them needs: they hold until the next one only. */
final class CopyingSerializer extends TypeSerializerSingleton<RawBatch> {
  private static final long serialVersionUID = 1;
  private final RawBatchSerializer packed = new RawBatchSerializer();

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public RawBatch createInstance() {
    return null;
  }

  @Override
  public RawBatch copy(RawBatch from) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(64);
      packed.serialize(from, out);
      return packed.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public RawBatch copy(RawBatch from, RawBatch reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(RawBatch batch, DataOutputView out) throws IOException {
    packed.serialize(batch, out);
  }

  @Override
  public RawBatch deserialize(DataInputView in) throws IOException {
    return packed.deserialize(in);
  }

  @Override
  public RawBatch deserialize(RawBatch reuse, DataInputView in) throws IOException {
    return packed.deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    packed.copy(in, out);
  }

  @Override
  public TypeSerializerSnapshot<RawBatch> snapshotConfiguration() {
    return packed.snapshotConfiguration();
  }
}
