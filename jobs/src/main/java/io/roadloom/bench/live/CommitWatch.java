package io.roadloom.bench.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** Watches a job commit what it has read, which it does with each checkpoint. */
final class CommitWatch implements AutoCloseable {
  private static final long LOOK_MS = 500;

  // The readers of a job say each for itself what a checkpoint has covered.
  private final long oneCommitNs;
  private static final int LOOKS_A_LOOK_AT_THREADS = 10;
  private static final Map<String, String> STAGES =
      Map.of(
          "Source Data Fet", "fetch",
          "Source: ", "ingest and decode",
          "drives ", "drives and files",
          "live committer", "commits",
          "C2 Comp", "compiler",
          "C1 Comp", "compiler",
          "GC Thread", "garbage",
          "ParGC", "garbage",
          "VM Thread", "garbage");
  private final String group;
  private final long records;
  private final Admin admin;
  private final ProcessCpu flink = new ProcessCpu(ProcessHandle.current(), STAGES);
  private final ProcessCpu both;
  private final List<Mark> marks = new CopyOnWriteArrayList<>();
  private final CountDownLatch through = new CountDownLatch(1);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private int looks;
  private volatile @Nullable Exception failure;

  /**
   * Starts to watch.
   *
   * @param records after which the job is through
   * @param interval between two commits
   */
  CommitWatch(Servers servers, String group, long records, Duration interval) throws IOException {
    this.oneCommitNs = interval.toNanos() / 2;
    this.both = servers.cpu();
    this.group = group;
    this.records = records;
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers.kafka()));
    marks.add(mark(0));
    clock.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  /** Waits until everything is committed as read, at most so long; returns whether it is. */
  boolean await(long millis) throws InterruptedException {
    return through.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Ends the watch; returns a mark at its start, at each commit, and now, in order. */
  List<Mark> end() throws Exception {
    close();
    if (failure != null) {
      throw failure;
    }
    marks.add(mark(records));
    return marks;
  }

  @Override
  public void close() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.MINUTES);
    admin.close();
  }

  private void look() {
    try {
      if (looks++ % LOOKS_A_LOOK_AT_THREADS == 0) {
        flink.look(); // those that end take what they did with them
      }
      long read = read();
      Mark last = marks.get(marks.size() - 1);
      if (read > last.records()) {
        if (last.records() > 0 && System.nanoTime() - last.nanos() < oneCommitNs) {
          marks.remove(marks.size() - 1);
          marks.add(last.with(read));
        } else {
          marks.add(mark(read));
        }
      }
      if (read >= records) {
        through.countDown();
      }
    } catch (IOException | ExecutionException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long read() throws ExecutionException, InterruptedException {
    return admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }

  private Mark mark(long read) throws IOException {
    return new Mark(System.nanoTime(), read, flink.look(), both.look());
  }
}
