package io.roadloom.function;

import io.roadloom.pack.Codec;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Unpacker;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializes immutable values as frames: a length, then what a {@link Codec} packs. Whole frames go
 * through one buffer, so columns are packed at memory speed and copying needs no decoding.
 */
public abstract class PackedSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1;
  private final Codec<T> codec;
  private final int readVersion;
  private transient Packer packer;

  /**
   * @param readVersion the version of the bytes it reads: an older one while state is migrated
   */
  protected PackedSerializer(Codec<T> codec, int readVersion) {
    this.codec = codec;
    this.readVersion = readVersion;
  }

  protected final int readVersion() {
    return readVersion;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T createInstance() {
    return null;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(T value, DataOutputView target) throws IOException {
    if (packer == null) {
      packer = new Packer();
    }
    packer.clear();
    codec.write(value, packer);
    target.writeInt(packer.size());
    target.write(packer.buffer(), 0, packer.size());
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    byte[] frame = new byte[source.readInt()];
    source.readFully(frame);
    return codec.read(new Unpacker(frame), readVersion);
  }

  @Override
  public T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    byte[] frame = new byte[source.readInt()];
    source.readFully(frame);
    target.writeInt(frame.length);
    target.write(frame);
  }

  @Override
  public boolean equals(Object other) {
    return other != null
        && other.getClass() == getClass()
        && ((PackedSerializer<?>) other).readVersion == readVersion;
  }

  @Override
  public int hashCode() {
    return Objects.hash(getClass(), readVersion);
  }
}
