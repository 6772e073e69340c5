package io.roadloom.decode;

import io.roadloom.model.Clock;
import io.roadloom.model.Modality;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.SignalColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Collects one channel's readings in growing columns and cuts them into batches. A signal that does
 * not occur costs nothing, however many the channel's database has.
 */
final class ReadingBatchBuilder {
  // A batch or group is one record: what sorts and ships records wants them far below its buffers'
  // size.
  static final int MAX_BYTES = 1 << 20;
  private static final int READING_BYTES = 100;
  private static final int VALUE_BYTES = 12;

  private final String topic;
  private final Modality modality;
  private final @Nullable List<MessageDecoder.SignalInfo> signals;
  private SignalColumnBuilder[] columns;
  private int[] touched = new int[8];
  private int touchedSize;

  private final MediaBuilder media = new MediaBuilder();
  private @Nullable String frameId;
  private long firstNs;
  private long lastNs;
  private long bytes;
  private int size;
  private long[] timeNs = new long[16];
  private Clock[] clock = new Clock[16];
  private long[] headerNs = new long[16];
  private long[] logNs = new long[16];
  private long[] publishNs = new long[16];
  private long[] sequence = new long[16];
  private long[] sha = new long[64];
  private long[] payloadOffset = new long[16];
  private int[] payloadLength = new int[16];

  /**
   * @param signals of the channel's decoder; null where it has none
   */
  ReadingBatchBuilder(
      String topic, Modality modality, @Nullable List<MessageDecoder.SignalInfo> signals) {
    this.topic = topic;
    this.modality = modality;
    this.signals = signals;
    this.columns = new SignalColumnBuilder[signals == null ? 0 : signals.size()];
  }

  /**
   * Whether a reading of this log time still fits into the batch, which has one already.
   *
   * @param maxSpanNs how long the batch may be
   */
  boolean accepts(long newLogNs, long maxSpanNs) {
    long span = Math.max(lastNs, newLogNs) - Math.min(firstNs, newLogNs);
    return span >= 0 && span <= maxSpanNs && bytes < MAX_BYTES;
  }

  /**
   * Adds message {@code i} of {@code raw} as {@code message} describes it; returns about how many
   * bytes that takes.
   */
  int add(RawBatch raw, int i, Decoded message, Clock newClock, long newTimeNs, Digests digests) {
    if (size == timeNs.length) {
      grow();
    }
    long log = raw.logNs()[i];
    firstNs = size == 0 ? log : Math.min(firstNs, log);
    lastNs = size == 0 ? log : Math.max(lastNs, log);
    timeNs[size] = newTimeNs;
    clock[size] = newClock;
    headerNs[size] = message.headerNs;
    logNs[size] = log;
    publishNs[size] = raw.publishNs()[i];
    sequence[size] = raw.sequence()[i];
    digests.sha256(raw.data(), raw.offset()[i], raw.length()[i], sha, 4 * size);
    payloadOffset[size] = raw.addressBase() + raw.offset()[i];
    payloadLength[size] = raw.length()[i];
    if (message.frameId != null) {
      frameId = message.frameId;
    }
    int added = READING_BYTES;
    for (int s = 0; s < message.size(); s++) {
      String text = message.text(s);
      column(message.signalId(s)).add(size, message.value(s), text);
      added += text == null ? VALUE_BYTES : VALUE_BYTES + text.length();
    }
    bytes += added;
    size++;
    return added;
  }

  /** Says of the reading last added what image or cloud it has. */
  void media(Decoded message, boolean hashed, long hash, double luma) {
    media.set(size - 1, message, hashed, hash, luma);
  }

  /** The readings added since the last call, of which there is at least one. */
  ReadingBatch take(RecordingRef recording, long chunkOffset) {
    ReadingBatch batch =
        new ReadingBatch(
            recording,
            topic,
            modality,
            frameId,
            signals != null,
            size,
            Arrays.copyOf(timeNs, size),
            Arrays.copyOf(clock, size),
            Arrays.copyOf(headerNs, size),
            Arrays.copyOf(logNs, size),
            Arrays.copyOf(publishNs, size),
            Arrays.copyOf(sequence, size),
            Arrays.copyOf(sha, 4 * size),
            chunkOffset,
            Arrays.copyOf(payloadOffset, size),
            Arrays.copyOf(payloadLength, size),
            media.take(size),
            takeColumns());
    frameId = null;
    bytes = 0;
    size = 0;
    return batch;
  }

  private SignalColumnBuilder column(int id) {
    if (id >= columns.length) {
      columns = Arrays.copyOf(columns, signals.size()); // a decoder without a schema meets new ones
    }
    SignalColumnBuilder column = columns[id];
    if (column == null) {
      column = new SignalColumnBuilder(signals.get(id));
      columns[id] = column;
    }
    if (column.isEmpty()) {
      if (touchedSize == touched.length) {
        touched = Arrays.copyOf(touched, 2 * touchedSize);
      }
      touched[touchedSize++] = id;
    }
    return column;
  }

  /** In the decoder's order, so that a batch does not depend on which signal came first. */
  private List<SignalColumn> takeColumns() {
    Arrays.sort(touched, 0, touchedSize);
    List<SignalColumn> taken = new ArrayList<>(touchedSize);
    for (int i = 0; i < touchedSize; i++) {
      taken.add(columns[touched[i]].take());
    }
    touchedSize = 0;
    return taken;
  }

  private void grow() {
    int capacity = 2 * size;
    timeNs = Arrays.copyOf(timeNs, capacity);
    clock = Arrays.copyOf(clock, capacity);
    headerNs = Arrays.copyOf(headerNs, capacity);
    logNs = Arrays.copyOf(logNs, capacity);
    publishNs = Arrays.copyOf(publishNs, capacity);
    sequence = Arrays.copyOf(sequence, capacity);
    sha = Arrays.copyOf(sha, 4 * capacity);
    payloadOffset = Arrays.copyOf(payloadOffset, capacity);
    payloadLength = Arrays.copyOf(payloadLength, capacity);
  }
}
