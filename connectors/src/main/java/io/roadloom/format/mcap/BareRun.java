package io.roadloom.format.mcap;

import io.roadloom.format.ChunkRef;

/** Gathers messages that lie outside chunks into runs that are read as one. */
final class BareRun {
  private static final long MAX_LENGTH = 4L << 20;
  private final McapIndex index;
  private long from = -1;
  private long to;
  private long first;
  private long last;

  BareRun(McapIndex index) {
    this.index = index;
  }

  void message(long at, long next, long logNs) {
    if (from >= 0 && next - from > MAX_LENGTH) {
      end();
    }
    if (from < 0) {
      from = at;
      first = logNs;
      last = logNs;
    }
    first = Math.min(first, logNs);
    last = Math.max(last, logNs);
    to = next;
  }

  /** A record that is no message ends at {@code next}: a run may go on behind it. */
  void reach(long next) {
    if (from >= 0 && next > to) {
      to = next;
    }
  }

  void end() {
    if (from >= 0) {
      index.chunks.add(new ChunkRef(from, to - from, to - from, "", first, last, false));
      from = -1;
    }
  }
}
