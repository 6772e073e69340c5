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

  /** The value at a name's place; null where there is none. */
  @Nullable
  abstract V at(int i);

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  @Nullable
  public V get(Object key) {
    Integer i = names.index.get(key);
    return i == null ? null : at(i);
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
          size += at(i) == null ? 0 : 1;
        }
        return size;
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, V>> {
    private int next;

    @Override
    public boolean hasNext() {
      while (next < names.name.length && at(next) == null) {
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
    @Nullable
    Double at(int i) {
      return Double.isNaN(value[i]) ? null : Double.valueOf(value[i]);
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
    @Nullable
    Long at(int i) {
      return value[i] == NONE ? null : Long.valueOf(value[i]);
    }
  }
}
