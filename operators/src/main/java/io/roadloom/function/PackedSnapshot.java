package io.roadloom.function;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Remembers which version of its codec state was written with. Older state is read by that version
 * and rewritten; newer state is refused, since this code can't know what it means.
 */
public abstract class PackedSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int SNAPSHOT_VERSION = 1;
  private int written;

  /** As of now. */
  protected PackedSnapshot(int codecVersion) {
    this.written = codecVersion;
  }

  /** A serializer that reads what version {@code readVersion} wrote. */
  protected abstract PackedSerializer<T> serializer(int readVersion);

  @Override
  public int getCurrentVersion() {
    return SNAPSHOT_VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeInt(written);
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
      throws IOException {
    written = in.readInt();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return serializer(written);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    if (old.getClass() != getClass() || ((PackedSnapshot<T>) old).written > written) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return ((PackedSnapshot<T>) old).written == written
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }
}
