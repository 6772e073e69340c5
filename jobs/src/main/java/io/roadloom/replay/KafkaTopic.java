package io.roadloom.replay;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic that vehicles publish to. */
public final class KafkaTopic {
  /** Of one message: images and clouds are messages too, and Kafka's default is 1 MiB. */
  public static final int MAX_BYTES = 64 << 20;

  // One client call each; together the user waits no longer than ten seconds.
  private static final int TIMEOUT_MS = 8_000;
  private static final int LOOK_MS = 20;

  private KafkaTopic() {}

  /**
   * Makes the topic where there is none, and waits until its leaders take records: one that does
   * not yet, but takes the second batch of a producer after refusing the first, never takes the
   * first.
   *
   * @throws IOException where no broker answers, or it refuses
   */
  public static void ensure(String bootstrap, String topic, int partitions) throws IOException {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    NewTopic wanted =
        new NewTopic(topic, Optional.of(partitions), Optional.empty())
            .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_BYTES)));
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(wanted)).all().get();
      awaitLeaders(admin, topic, partitions);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw refused(bootstrap, topic, e.getCause());
      }
    } catch (KafkaException e) {
      throw refused(bootstrap, topic, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while looking for topic " + topic);
    }
  }

  /** The broker that is asked may hear of the topic a moment after it was made. */
  private static void awaitLeaders(Admin admin, String topic, int partitions)
      throws ExecutionException, InterruptedException {
    long limitNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MS);
    while (true) {
      try {
        offsets(admin, topic, partitions, OffsetSpec.latest());
        return;
      } catch (ExecutionException e) {
        boolean over = System.nanoTime() >= limitNs;
        if (over || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
    }
  }

  /** How many records there are in the topic; 0 where there is no such topic. */
  public static long records(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    try {
      Map<String, TopicDescription> found =
          admin.describeTopics(List.of(topic)).allTopicNames().get();
      int partitions = found.get(topic).partitions().size();
      return offsets(admin, topic, partitions, OffsetSpec.latest())
          - offsets(admin, topic, partitions, OffsetSpec.earliest());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return 0;
      }
      throw e;
    }
  }

  /** The sum of an offset over all partitions, which only the leaders themselves can tell. */
  private static long offsets(Admin admin, String topic, int partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int i = 0; i < partitions; i++) {
      asked.put(new TopicPartition(topic, i), which);
    }
    return admin.listOffsets(asked).all().get().values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  private static IOException refused(String bootstrap, String topic, Throwable why) {
    return new IOException(
        "Kafka at %s does not give topic %s: %s".formatted(bootstrap, topic, why.getMessage()),
        why);
  }
}
