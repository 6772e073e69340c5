package io.roadloom.replay;

import io.roadloom.jobs.FoundRecordings;
import io.roadloom.model.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.annotation.Nullable;

/** Publishes recordings bit by bit, in the order of log time: the same records at each time. */
public final class Feed implements Closeable {
  private final RecordedMessages recorded;
  private final Publisher publisher;
  private final Announcements announcements = new Announcements();
  private @Nullable Message next;

  /** Makes the topic; sends nothing yet. */
  public Feed(String bootstrap, String topic, int partitions, List<Path> recordings)
      throws IOException {
    KafkaTopic.ensure(bootstrap, topic, partitions);
    recorded =
        new RecordedMessages(
            FoundRecordings.of(recordings.stream().map(Path::toString).toList(), null),
            (recording, fault) -> {
              throw new AssertionError(recording + ": " + fault);
            },
            bytes -> {});
    publisher = new Publisher(bootstrap, topic);
    next = recorded.next();
  }

  /** Sends what follows, up to a log time and without it. */
  public void until(long logNs) throws IOException {
    while (next != null && next.logNs() < logNs) {
      // No time passes for announcements: the records do not depend on how fast this goes.
      for (Schema schema : announcements.before(next, 0)) {
        publisher.schema(next.route().drive().vehicleId(), schema);
      }
      publisher.message(next);
      next = recorded.next();
    }
    publisher.flush();
  }

  /** Sends all that is left. */
  public void rest() throws IOException {
    until(Long.MAX_VALUE);
  }

  @Override
  public void close() throws IOException {
    publisher.close();
    recorded.close();
  }
}
