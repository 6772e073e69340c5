package io.roadloom.kafka;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.annotation.Nullable;

/**
 * The bytes that name a route. Compared as bytes, since making text of them for every message costs
 * more than all else that is done with it.
 */
final class RouteKey {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long PRIME = 0x9e3779b97f4a7c15L;
  private @Nullable byte[] vehicle;
  private @Nullable byte[] drive;
  private @Nullable byte[] topic;
  private @Nullable byte[] encoding;
  private @Nullable byte[] schema;
  private int hash;

  RouteKey set(@Nullable byte[] newVehicle, RecordFields fields) {
    vehicle = newVehicle;
    drive = fields.drive;
    topic = fields.topic;
    encoding = fields.encoding;
    schema = fields.schema;
    long mixed = mix(mix(mix(mix(mix(0, vehicle), drive), topic), encoding), schema);
    hash = (int) (mixed ^ mixed >>> 32);
    return this;
  }

  private static long mix(long seed, @Nullable byte[] bytes) {
    if (bytes == null) {
      return seed * PRIME;
    }
    long mixed = seed ^ bytes.length;
    int at = 0;
    for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
      mixed = (mixed ^ (long) LONG.get(bytes, at)) * PRIME;
      mixed ^= mixed >>> 32;
    }
    for (; at < bytes.length; at++) {
      mixed = (mixed ^ bytes[at]) * PRIME;
    }
    return mixed ^ mixed >>> 29;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RouteKey that
        && hash == that.hash
        && Arrays.equals(drive, that.drive)
        && Arrays.equals(topic, that.topic)
        && Arrays.equals(vehicle, that.vehicle)
        && Arrays.equals(schema, that.schema)
        && Arrays.equals(encoding, that.encoding);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
