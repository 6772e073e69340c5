package io.roadloom.replay;

import io.roadloom.jobs.BackfillProgress;
import io.roadloom.jobs.FoundRecordings;
import io.roadloom.model.Fault;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Schema;
import io.roadloom.rig.RigException;
import io.roadloom.source.NothingToReadException;
import io.roadloom.source.ProbedRecording;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** Publishes recordings to Kafka as the vehicles themselves would have. */
public final class Replay {
  private static final double NS = 1e-9;
  private final BackfillProgress progress;
  private final BiConsumer<RecordingRef, Fault> faults;
  private final Announcements announcements = new Announcements();
  private long messages;
  private long delayed;
  private long duplicated;
  private long unreadable;

  /**
   * One replay.
   *
   * @param faults told what cannot be read; everything around it is sent
   */
  public Replay(BackfillProgress progress, BiConsumer<RecordingRef, Fault> faults) {
    this.progress = progress;
    this.faults = faults;
  }

  /**
   * Returns when the broker has everything.
   *
   * @throws NothingToReadException where there is no recording
   * @throws RigException where the drive pattern is wrong
   * @throws IOException where storage or Kafka does not do what is asked
   */
  public ReplayResult run(ReplayRequest request) throws IOException {
    List<ProbedRecording> found = FoundRecordings.of(request.paths(), request.drivePattern());
    KafkaTopic.ensure(request.bootstrap(), request.topic(), request.partitions());
    progress.planned(found.stream().mapToLong(one -> one.recording().size()).sum());
    long start = System.nanoTime();
    try (RecordedMessages recorded = new RecordedMessages(found, this::unreadable, progress::read);
        Publisher publisher = new Publisher(request.bootstrap(), request.topic())) {
      Arrivals arrivals = new Arrivals(recorded, request.disorder());
      Pace pace = new Pace(request.speed(), start);
      for (Arrival next = arrivals.next(); next != null; next = arrivals.next()) {
        await(pace.waitNs(next.dueNs(), System.nanoTime()));
        send(next, publisher);
      }
      publisher.flush();
      double seconds = (System.nanoTime() - start) * NS;
      return new ReplayResult(
          found.size(), messages, delayed, duplicated, unreadable, publisher.bytes(), seconds);
    }
  }

  private void send(Arrival arrival, Publisher publisher) throws IOException {
    Message message = arrival.message();
    for (Schema schema : announcements.before(message, System.nanoTime())) {
      publisher.schema(message.route().drive().vehicleId(), schema);
    }
    publisher.message(message);
    if (arrival.repeated()) {
      duplicated++;
    } else {
      messages++;
      delayed += arrival.isDelayed() ? 1 : 0;
    }
  }

  private void unreadable(RecordingRef recording, Fault fault) {
    unreadable++;
    faults.accept(recording, fault);
  }

  private static void await(long waitNs) throws InterruptedIOException {
    long end = System.nanoTime() + waitNs;
    for (long left = waitNs; left > 0; left = end - System.nanoTime()) {
      if (Thread.interrupted()) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted between two messages");
      }
      LockSupport.parkNanos(left);
    }
  }
}
