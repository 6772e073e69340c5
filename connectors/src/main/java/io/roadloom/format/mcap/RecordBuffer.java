package io.roadloom.format.mcap;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Bytes in the making: a record, field by field, or records one after the other. */
final class RecordBuffer {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private byte[] bytes = new byte[256];
  private int size;

  /** Forgets all and starts a record. */
  RecordBuffer start(int opcode) {
    size = 0;
    return raw(opcode, 1).u64(0);
  }

  /** Sets the record's length. */
  RecordBuffer end() {
    return end(0);
  }

  /** As {@link #end()}, of a record that goes on with {@code following} bytes from elsewhere. */
  RecordBuffer end(int following) {
    LONG.set(bytes, 1, (long) size + following - Mcap.RECORD_HEADER);
    return this;
  }

  RecordBuffer u8(int value) {
    return raw(value, 1);
  }

  RecordBuffer u16(int value) {
    return raw(value, 2);
  }

  RecordBuffer u32(long value) {
    return raw(value, 4);
  }

  RecordBuffer u64(long value) {
    return raw(value, 8);
  }

  RecordBuffer string(String text) {
    return bytes32(text.getBytes(StandardCharsets.UTF_8));
  }

  RecordBuffer bytes32(byte[] data) {
    return u32(data.length).raw(data, 0, data.length);
  }

  RecordBuffer bytes64(byte[] data) {
    return u64(data.length).raw(data, 0, data.length);
  }

  /** As {@link #bytes64} of {@code data[0 .. size)}, compressed. */
  RecordBuffer zstd64(ZstdCompressCtx zstd, byte[] data, int size) {
    int at = this.size;
    u64(0);
    int room = Math.toIntExact(Zstd.compressBound(size));
    reserve(room);
    int length = zstd.compressByteArray(bytes, this.size, room, data, 0, size);
    LONG.set(bytes, at, (long) length);
    this.size += length;
    return this;
  }

  /** In the order of keys, so that equal maps give equal bytes. */
  RecordBuffer stringMap(Map<String, String> map) {
    int at = size;
    u32(0);
    new TreeMap<>(map).forEach((key, value) -> string(key).string(value));
    return length(at);
  }

  /** A map of u16 to u64. */
  RecordBuffer numberMap(Map<Integer, Long> map) {
    int at = size;
    u32(0);
    new TreeMap<>(map).forEach((key, value) -> u16(key).u64(value));
    return length(at);
  }

  RecordBuffer raw(byte[] data, int offset, int length) {
    reserve(length);
    System.arraycopy(data, offset, bytes, size, length);
    size += length;
    return this;
  }

  /** Puts {@code data[0 .. length)} ahead of all that is there. */
  void prepend(byte[] data, int length) {
    reserve(length);
    System.arraycopy(bytes, 0, bytes, length, size);
    System.arraycopy(data, 0, bytes, 0, length);
    size += length;
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  private RecordBuffer raw(long value, int width) {
    reserve(8);
    LONG.set(bytes, size, value); // what lies behind the field is written next
    size += width;
    return this;
  }

  private RecordBuffer length(int at) {
    INT.set(bytes, at, size - at - 4);
    return this;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
    }
  }
}
