package io.roadloom.pack;

import java.io.Serializable;

/** How a kind of value is packed. A new layout is a new version; old ones stay readable. */
public interface Codec<T> extends Serializable {
  /** The version that {@link #write} writes; versions count from 1. */
  int version();

  void write(T value, Packer out);

  /**
   * @param version the one that {@code in} was written with, at most {@link #version()}
   */
  T read(Unpacker in, int version);
}
