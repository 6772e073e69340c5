package io.roadloom.jobs.live;

import io.roadloom.source.NothingToReadException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.annotation.Nullable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a topic that is not there yet: vehicles may start after the pipeline. */
final class TopicWait {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWait.class);
  private static final long ANSWER_SECONDS = 15;
  private static final long LOOK_MS = 500;

  private TopicWait() {}

  /**
   * Returns as soon as the topic is there.
   *
   * @param limit for how long to wait; null for as long as it takes
   * @throws NothingToReadException where it does not come, or the wait was stopped
   * @throws IOException where Kafka does not answer
   */
  static void until(Admin admin, LiveRequest.Kafka kafka, @Nullable Duration limit, Stop stop)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    while (!exists(admin, kafka)) {
      LOG.info("topic {} does not exist yet", kafka.topic());
      boolean over = limit != null && System.nanoTime() - started >= limit.toNanos();
      if (over || stop.await(LOOK_MS)) {
        throw new NothingToReadException("topic " + kafka.topic() + " does not exist");
      }
    }
  }

  private static boolean exists(Admin admin, LiveRequest.Kafka kafka)
      throws IOException, InterruptedException {
    try {
      admin
          .describeTopics(List.of(kafka.topic()))
          .allTopicNames()
          .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw new IOException("Kafka at " + kafka.bootstrap() + " does not answer", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("Kafka at " + kafka.bootstrap() + " does not answer", e);
    }
  }
}
