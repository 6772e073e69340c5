package io.roadloom.function;

import io.roadloom.model.ReadingBatch;
import io.roadloom.model.SignalColumn;
import java.util.Arrays;

/**
 * The batches that a drive holds, by ascending id, and how that differs from what was saved last.
 * What comes and goes between two saves leaves no trace.
 */
final class HeldBatches {
  /** Stamps, hash, sequence and address of a reading. */
  private static final int READING_BYTES = 96;

  private static final int VALUE_BYTES = 12;
  private static final int TEXT_BYTES = 48;
  private static final int BATCH_BYTES = 400;

  /** Those from {@code firstId} on; null where one was dropped. */
  private ReadingBatch[] batches = new ReadingBatch[64];

  /** Beside them, so that dropping one need not look at it again. */
  private int[] readingsOf = new int[64];

  private int[] bytesOf = new int[64];
  private long firstId;
  private int size;

  /** Smaller ids were known when the drive was saved last. */
  private long unsavedId;

  private long[] removed = new long[16];
  private int removedSize;
  private long readings;
  private long bytes;

  /** Where batches are saved. */
  interface Saved {
    void put(long id, ReadingBatch batch) throws Exception;

    void remove(long id) throws Exception;
  }

  /** Holds a further batch; returns its id. */
  long add(ReadingBatch batch) {
    long id = firstId + size;
    hold(id, batch);
    return id;
  }

  /** Holds a batch as it was saved; ids ascend. */
  void restore(long id, ReadingBatch batch) {
    hold(id, batch);
    unsavedId = id + 1;
  }

  void drop(long id) {
    int i = Math.toIntExact(id - firstId);
    readings -= readingsOf[i];
    bytes -= bytesOf[i];
    batches[i] = null;
    if (id < unsavedId) {
      if (removedSize == removed.length) {
        removed = Arrays.copyOf(removed, 2 * removedSize);
      }
      removed[removedSize++] = id;
    }
  }

  /** Brings {@code saved} from what it was at the last call to what is held now. */
  void save(Saved saved) throws Exception {
    for (int i = 0; i < removedSize; i++) {
      saved.remove(removed[i]);
    }
    removedSize = 0;
    for (int i = Math.toIntExact(Math.max(0, unsavedId - firstId)); i < size; i++) {
      if (batches[i] != null) {
        saved.put(firstId + i, batches[i]);
      }
    }
    unsavedId = firstId + size;
  }

  long readings() {
    return readings;
  }

  /** About how much memory they take. */
  long bytes() {
    return bytes;
  }

  private void hold(long id, ReadingBatch batch) {
    if (id - firstId >= batches.length) {
      makeRoom(id);
    }
    int i = Math.toIntExact(id - firstId);
    batches[i] = batch;
    size = i + 1;
    readingsOf[i] = batch.size();
    bytesOf[i] = bytes(batch);
    readings += readingsOf[i];
    bytes += bytesOf[i];
  }

  private void makeRoom(long id) {
    int gone = 0;
    while (gone < size && batches[gone] == null) {
      gone++;
    }
    int kept = size - gone;
    firstId = kept == 0 ? id : firstId + gone;
    long needed = id - firstId + 1;
    boolean grows = 2 * needed > batches.length;
    int capacity = grows ? Math.toIntExact(2 * needed) : batches.length;
    ReadingBatch[] moved = grows ? new ReadingBatch[capacity] : batches;
    int[] movedReadings = grows ? new int[capacity] : readingsOf;
    int[] movedBytes = grows ? new int[capacity] : bytesOf;
    System.arraycopy(batches, gone, moved, 0, kept);
    System.arraycopy(readingsOf, gone, movedReadings, 0, kept);
    System.arraycopy(bytesOf, gone, movedBytes, 0, kept);
    Arrays.fill(moved, kept, capacity, null);
    batches = moved;
    readingsOf = movedReadings;
    bytesOf = movedBytes;
    size = kept;
  }

  private static int bytes(ReadingBatch batch) {
    long bytes = BATCH_BYTES + (long) READING_BYTES * batch.size();
    for (SignalColumn column : batch.signals()) {
      bytes += (long) (column.text() == null ? VALUE_BYTES : TEXT_BYTES) * column.size();
    }
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }
}
