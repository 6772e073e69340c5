package io.roadloom.align;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * The aligned values of a sample as a read-only map over a primitive array: a sample may have
 * hundreds, and boxed they would outweigh all else.
 */
abstract class NamedValues<V> extends AbstractMap<String, V> {
  private final Names names;

  NamedValues(Names names) {
    this.names = names;
  }

  /** Whether there is a value at a name's place. */
  abstract boolean has(int i);

  /** The value at a name's place, where there is one. */
  abstract V at(int i);

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  @Nullable
  public V get(Object key) {
    Integer i = names.index.get(key);
    return i == null || !has(i) ? null : at(i);
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, V>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        int size = 0;
        for (int i = 0; i < names.name.length; i++) {
          size += has(i) ? 1 : 0;
        }
        return size;
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, V>> {
    private int next;

    @Override
    public boolean hasNext() {
      while (next < names.name.length && !has(next)) {
        next++;
      }
      return next < names.name.length;
    }

    @Override
    public Entry<String, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Entry<String, V> entry = Map.entry(names.name[next], at(next));
      next++;
      return entry;
    }
  }

  /** The names that all samples of a drive share. */
  static final class Names {
    private final String[] name;
    private final Map<String, Integer> index = new HashMap<>();

    Names(String... names) {
      name = names.clone();
      for (int i = 0; i < name.length; i++) {
        index.put(name[i], i);
      }
    }

    int size() {
      return name.length;
    }
  }

  /** Numbers; NaN is none. */
  static final class Doubles extends NamedValues<Double> {
    private final double[] value;

    Doubles(Names names, double[] value) {
      super(names);
      this.value = value;
    }

    @Override
    boolean has(int i) {
      return !Double.isNaN(value[i]);
    }

    @Override
    Double at(int i) {
      return value[i];
    }
  }

  /** Nanoseconds; {@link Long#MIN_VALUE} is none. */
  static final class Longs extends NamedValues<Long> {
    static final long NONE = Long.MIN_VALUE;

    private final long[] value;

    Longs(Names names, long[] value) {
      super(names);
      this.value = value;
    }

    @Override
    boolean has(int i) {
      return value[i] != NONE;
    }

    @Override
    Long at(int i) {
      return value[i];
    }
  }
}
