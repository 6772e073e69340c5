package io.roadloom.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import javax.annotation.Nullable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka which offsets it still has. Connects when it is first asked. */
final class FirstOffsets implements AutoCloseable {
  private final Properties properties;
  private @Nullable Admin admin;

  /**
   * @param properties of the client
   */
  FirstOffsets(Properties properties) {
    this.properties = properties;
  }

  /** The first offset of each partition, when Kafka has answered. */
  CompletableFuture<Map<TopicPartition, Long>> of(Collection<TopicPartition> partitions) {
    if (admin == null) {
      admin = Admin.create(properties);
    }
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, OffsetSpec.earliest()));
    return admin
        .listOffsets(asked)
        .all()
        .toCompletionStage()
        .thenApply(FirstOffsets::offsets)
        .toCompletableFuture();
  }

  private static Map<TopicPartition, Long> offsets(
      Map<TopicPartition, ListOffsetsResultInfo> found) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    found.forEach((partition, first) -> offsets.put(partition, first.offset()));
    return offsets;
  }

  /** Lets go of the connection; it may be asked again. */
  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
      admin = null;
    }
  }
}
