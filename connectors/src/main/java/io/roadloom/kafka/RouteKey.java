package io.roadloom.kafka;

import io.roadloom.pack.ByteHash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.annotation.Nullable;

/**
 * The bytes that name a route, one after the other with their lengths. Compared as bytes, since
 * making text of them for every message costs more than all else that is done with it; and in one
 * piece, since the routes of a thousand drives do not lie in the processor's cache.
 */
final class RouteKey {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int ABSENT = -1;
  private byte[] bytes;
  private int size;
  private int hash;

  RouteKey() {
    this(new byte[256], 0, 0);
  }

  private RouteKey(byte[] bytes, int size, int hash) {
    this.bytes = bytes;
    this.size = size;
    this.hash = hash;
  }

  /** Becomes the key of the route that a record names. */
  RouteKey set(@Nullable byte[] vehicle, RecordFields fields) {
    size = 0;
    add(vehicle);
    add(fields.drive);
    add(fields.topic);
    add(fields.encoding);
    add(fields.schema);
    hash = ByteHash.of(bytes, 0, size);
    return this;
  }

  /** The same key, for good. */
  RouteKey copy() {
    return new RouteKey(Arrays.copyOf(bytes, size), size, hash);
  }

  private void add(@Nullable byte[] part) {
    int length = part == null ? 0 : part.length;
    if (bytes.length - size < Integer.BYTES + length) {
      int needed = Math.addExact(size, Integer.BYTES + length);
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, needed));
    }
    INT.set(bytes, size, part == null ? ABSENT : length);
    size += Integer.BYTES;
    if (part != null) {
      System.arraycopy(part, 0, bytes, size, length);
      size += length;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RouteKey that
        && hash == that.hash
        && Arrays.equals(bytes, 0, size, that.bytes, 0, that.size);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
