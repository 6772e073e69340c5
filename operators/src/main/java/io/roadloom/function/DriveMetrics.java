package io.roadloom.function;

import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.Row;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What the operator tells of itself: a few numbers a subtask, none per drive. Gauges are read by
 * other threads, so they show what was noted last.
 */
final class DriveMetrics {
  private static final int NOTE_EVERY = 1024;
  private static final long MS = 1_000_000;

  private final Counter duplicates;
  private final Counter late;
  private final Counter quarantined;
  private volatile int openDrives;
  private volatile long heldReadings;
  private volatile long frontierLagMs;
  private int events;

  DriveMetrics(MetricGroup group) {
    MetricGroup own = group.addGroup("roadloom");
    duplicates = own.counter("duplicates");
    late = own.counter("late");
    quarantined = own.counter("quarantined");
    own.<Integer, Gauge<Integer>>gauge("openDrives", () -> openDrives);
    own.<Long, Gauge<Long>>gauge("heldReadings", () -> heldReadings);
    own.<Long, Gauge<Long>>gauge("frontierLagMs", () -> frontierLagMs);
  }

  void count(Row row) {
    if (row instanceof NotKept notKept) {
      switch (notKept.table()) {
        case DEDUP_DECISION -> duplicates.inc();
        case LATE -> late.inc();
        case QUARANTINE -> quarantined.inc();
      }
    }
  }

  /** After an event: a look at all drives now and then. */
  void event(OpenDrives drives) {
    if (++events >= NOTE_EVERY) {
      note(drives);
    }
  }

  void note(OpenDrives drives) {
    events = 0;
    long lagNs = 0;
    for (OpenDrive drive : drives.all()) {
      lagNs = Math.max(lagNs, drive.aligner().frontierLagNs());
    }
    openDrives = drives.all().size();
    heldReadings = drives.heldReadings();
    frontierLagMs = lagNs / MS;
  }
}
