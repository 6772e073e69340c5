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
  private ReadingBatch[] batches = new ReadingBatch[16];

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
    readings -= batches[i].size();
    bytes -= bytes(batches[i]);
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
    readings += batch.size();
    bytes += bytes(batch);
  }

  private void makeRoom(long id) {
    int gone = 0;
    while (gone < size && batches[gone] == null) {
      gone++;
    }
    ReadingBatch[] from = batches;
    int kept = size - gone;
    firstId = kept == 0 ? id : firstId + gone;
    long needed = id - firstId + 1;
    if (2 * needed > batches.length) {
      batches = new ReadingBatch[Math.toIntExact(2 * needed)];
    }
    System.arraycopy(from, gone, batches, 0, kept);
    Arrays.fill(batches, kept, batches.length, null);
    size = kept;
  }

  private static long bytes(ReadingBatch batch) {
    long bytes = BATCH_BYTES + (long) READING_BYTES * batch.size();
    for (SignalColumn column : batch.signals()) {
      bytes += (long) (column.text() == null ? VALUE_BYTES : TEXT_BYTES) * column.size();
    }
    return bytes;
  }
}
