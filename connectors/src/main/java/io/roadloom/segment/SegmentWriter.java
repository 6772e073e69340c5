package io.roadloom.segment;

import io.roadloom.format.mcap.McapWriter.Compression;
import java.io.Closeable;
import java.io.IOException;
import javax.annotation.Nullable;

/** Writes one subtask's segments, one after the other; opens one when it is first needed. */
public final class SegmentWriter implements Closeable {
  /** Where a segment is long enough. */
  private static final long MAX_BYTES = 512L << 20;

  /** MCAP has room for 65,535. */
  private static final int MAX_CHANNELS = 60_000;

  private final SegmentFolder folder;
  private final int subtask;
  private final Compression compression;
  private long epoch;
  private long number;
  private @Nullable Segment open;

  /**
   * @param epoch checkpoint that the subtask was restored from; 0 at a fresh start
   */
  public SegmentWriter(SegmentFolder folder, int subtask, long epoch, Compression compression) {
    this.folder = folder;
    this.subtask = subtask;
    this.epoch = epoch;
    this.compression = compression;
  }

  /** The open segment. */
  public Segment segment() throws IOException {
    if (open == null) {
      open = new Segment(folder, new SegmentName(epoch, subtask, number), compression);
      number++;
    }
    return open;
  }

  /**
   * Whether the open segment is to be sealed before more is written.
   *
   * @param channels that it has, or is going to have
   */
  public boolean full(int channels) {
    return open != null && (open.size() >= MAX_BYTES || channels >= MAX_CHANNELS);
  }

  /** Closes the open segment, if there is one: complete and durable when this returns. */
  public void seal() throws IOException {
    if (open != null) {
      open.seal();
      open = null;
    }
  }

  /** Segments from here on belong behind the barrier of {@code checkpoint}. */
  public void startEpoch(long checkpoint) {
    if (open != null) {
      throw new IllegalStateException("a segment of epoch " + epoch + " is open");
    }
    epoch = checkpoint;
    number = 0;
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
