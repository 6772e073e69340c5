package io.roadloom.dataset.similar;

import java.util.Arrays;

/** Hashes to be joined, in columns. Not thread-safe. */
public final class Entries {
  /** The owner of a hash that images of several drives have. */
  public static final int SEVERAL = -1;

  private static final int FIRST = 64;

  long[] hash = new long[FIRST];
  int[] id = new int[FIRST];
  int[] owner = new int[FIRST];
  private int size;

  /**
   * @param id what the hash goes by
   * @param owner whose it is: two hashes of one owner are no pair; or {@link #SEVERAL}
   */
  public void add(long hash, int id, int owner) {
    if (size == this.hash.length) {
      resize(2 * size);
    }
    put(size++, hash, id, owner);
  }

  public int size() {
    return size;
  }

  /** Forgets the entries, not their room. */
  public void clear() {
    size = 0;
  }

  void put(int at, long hash, int id, int owner) {
    this.hash[at] = hash;
    this.id[at] = id;
    this.owner[at] = owner;
  }

  /** Makes room for so many at least; what is in it is lost. */
  void room(int entries) {
    if (hash.length < entries) {
      hash = new long[entries];
      id = new int[entries];
      owner = new int[entries];
    }
  }

  private void resize(int entries) {
    hash = Arrays.copyOf(hash, entries);
    id = Arrays.copyOf(id, entries);
    owner = Arrays.copyOf(owner, entries);
  }
}
