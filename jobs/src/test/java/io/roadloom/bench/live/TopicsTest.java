package io.roadloom.bench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roadloom.sandbox.TestBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which topics of an earlier run are used again. */
class TopicsTest {
  private static TestBroker broker;
  private static Admin admin;
  private final List<String> said = new ArrayList<>();
  @TempDir Path folder;

  @BeforeAll
  static void start(@TempDir Path dir) throws Exception {
    broker = TestBroker.start(dir);
    admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void aTopicIsFilledOnce() throws Exception {
    Filled filled = topic();
    assertThat(filled.messages()).isEqualTo(20);
    assertThat(filled.records()).as("schemas among them").isGreaterThan(20);
    assertThat(topic()).isEqualTo(filled);
    assertThat(said).hasSize(1);
  }

  @Test
  void oneThatTheBrokerHasNotIsFilledAgain() throws Exception {
    Filled lost = topic();
    admin.deleteTopics(List.of(lost.topic())).all().get();
    await().until(() -> !admin.listTopics().names().get().contains(lost.topic()));
    isAnotherAsLarge(lost, topic());
  }

  @Test
  void oneWhoseRecordsAreGoneIsFilledAgain() throws Exception {
    Filled emptied = topic();
    int partitions =
        admin
            .describeTopics(List.of(emptied.topic()))
            .allTopicNames()
            .get()
            .get(emptied.topic())
            .partitions()
            .size();
    admin
        .deleteRecords(
            IntStream.range(0, partitions)
                .mapToObj(i -> new TopicPartition(emptied.topic(), i))
                .collect(
                    Collectors.toMap(Function.identity(), i -> RecordsToDelete.beforeOffset(-1))))
        .all()
        .get();
    isAnotherAsLarge(emptied, topic());
  }

  private void isAnotherAsLarge(Filled lost, Filled found) throws Exception {
    assertThat(found.topic()).isNotEqualTo(lost.topic());
    assertThat(found.records()).isEqualTo(lost.records());
    assertThat(topic()).as("from then on").isEqualTo(found);
    assertThat(said).hasSize(2);
  }

  /** Of two drives, ten messages each. */
  private Filled topic() throws Exception {
    return new Topics(folder, broker.address(), said::add).small(2, 10, 1);
  }
}
