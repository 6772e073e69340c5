package io.roadloom.dedup;

import io.roadloom.model.ReadingBatch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/**
 * Tells a recorder's pause from a clock's jump. Log times that are at most 60 s from a neighbour
 * form a cluster. A cluster of one distinct reading is a jump that nothing confirms, whatever order
 * readings arrive in, unless the drive has no other reading at all.
 */
public final class ClockJumps {
  /** How far a confirming reading may be, ns of log time. */
  public static final long REACH_NS = 60_000_000_000L;

  /** By time; more than the reach apart. */
  private final List<Cluster> clusters = new ArrayList<>();

  /** What is known of a reading. */
  public enum Verdict {
    CONFIRMED,
    LONE,
    UNDECIDED
  }

  /** Takes in the readings of a batch that are later than {@code after}. */
  public void add(HeldBatch held, long after) {
    if (held.firstTime() > after && extend(held)) {
      return;
    }
    ReadingBatch batch = held.batch();
    for (int i = 0; i < batch.size(); i++) {
      if (batch.timeNs()[i] > after) {
        add(Cluster.of(batch, i));
      }
    }
  }

  /** Whether all of a batch lies within one confirmed cluster. */
  public boolean confirms(HeldBatch held) {
    Cluster cluster = at(held.firstLog());
    return cluster != null && cluster.confirmed && held.lastLog() <= cluster.last;
  }

  /**
   * @param bound no reading with a smaller log time follows
   * @param ended whether none follows at all
   */
  public Verdict verdict(long logNs, long bound, boolean ended) {
    Cluster cluster = at(logNs);
    if (cluster == null || cluster.confirmed) {
      return Verdict.CONFIRMED;
    } else if (clusters.size() > 1) {
      boolean closed = ended || bound > Nanos.plus(cluster.last, REACH_NS);
      return closed ? Verdict.LONE : Verdict.UNDECIDED;
    }
    return ended ? Verdict.CONFIRMED : Verdict.UNDECIDED;
  }

  /** Whether a released reading was told to be a jump: nothing has confirmed it. */
  public boolean quarantined(long logNs) {
    Cluster cluster = at(logNs);
    return cluster != null && !cluster.confirmed;
  }

  /** Newest log time that other readings confirm, ns; {@link Long#MIN_VALUE} where none is. */
  public long newestConfirmed() {
    for (int i = clusters.size() - 1; i >= 0; i--) {
      if (clusters.get(i).confirmed) {
        return clusters.get(i).last;
      }
    }
    return Long.MIN_VALUE;
  }

  /** The common case without a look at each reading: all fall to one confirmed cluster. */
  private boolean extend(HeldBatch held) {
    int i = indexAt(held.firstLog());
    if (i < 0) {
      return false;
    }
    Cluster cluster = clusters.get(i);
    if (!cluster.confirmed || held.lastLog() > Nanos.plus(cluster.last, REACH_NS)) {
      return false;
    }
    boolean meetsNext =
        i + 1 < clusters.size()
            && clusters.get(i + 1).first <= Nanos.plus(held.lastLog(), REACH_NS);
    if (!meetsNext) {
      cluster.last = Math.max(cluster.last, held.lastLog());
    }
    return !meetsNext;
  }

  private void add(Cluster reading) {
    int i = clusters.size() - 1;
    while (i >= 0 && clusters.get(i).first > Nanos.plus(reading.last, REACH_NS)) {
      i--;
    }
    if (i < 0 || !clusters.get(i).near(reading)) {
      clusters.add(i + 1, reading);
      return;
    }
    clusters.get(i).merge(reading);
    if (i > 0 && clusters.get(i - 1).near(clusters.get(i))) {
      clusters.get(i - 1).merge(clusters.remove(i));
    }
  }

  @Nullable
  private Cluster at(long logNs) {
    int i = indexAt(logNs);
    return i >= 0 && logNs <= clusters.get(i).last ? clusters.get(i) : null;
  }

  /** The newest cluster that starts at or before a log time; −1 for none. */
  private int indexAt(long logNs) {
    int i = clusters.size() - 1;
    while (i >= 0 && clusters.get(i).first > logNs) {
      i--;
    }
    return i;
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(clusters.size());
    for (Cluster cluster : clusters) {
      cluster.write(out);
    }
  }

  public static ClockJumps read(DataInput in) throws IOException {
    ClockJumps jumps = new ClockJumps();
    for (int n = in.readInt(); n > 0; n--) {
      jumps.clusters.add(Cluster.read(in));
    }
    return jumps;
  }
}
