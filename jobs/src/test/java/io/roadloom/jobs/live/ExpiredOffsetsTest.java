package io.roadloom.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.TableRows;
import io.roadloom.lake.LakeConfig;
import io.roadloom.replay.Feed;
import io.roadloom.sandbox.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;
import org.apache.iceberg.data.Record;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker deletes what a pipeline that is down has not read, or all that it has. */
class ExpiredOffsetsTest {
  private static final String NAME = "expired";
  private static final TopicPartition PARTITION = new TopicPartition(NAME, 0);
  private static final Stop NEVER =
      millis -> {
        TimeUnit.MILLISECONDS.sleep(millis);
        return false;
      };

  @TempDir Path dir;

  @Test
  void whatKafkaHasDeletedIsToldOnceAndTheRestIsRead() throws Exception {
    ShortDrives drives = ShortDrives.write(dir, 1, Duration.ofSeconds(6));
    LakeConfig expected = drives.backfill(dir.resolve("expected"), drives.rig());
    LakeConfig lake = ShortDrives.lake(dir.resolve("w"));
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        Admin admin =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address()));
        Feed feed = new Feed(broker.address(), NAME, 1, drives.recordings())) {
      LiveRequest request = request(broker, lake, drives);
      feed.until(drives.at(Duration.ofSeconds(2)));
      try (AllRead allRead = new AllRead(request)) {
        run(request, null, allRead);
      }
      long read = end(admin);
      feed.until(drives.at(Duration.ofSeconds(4)));
      long kept = end(admin);
      feed.rest();
      admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(kept))).all().get();

      LiveResult result = run(request, Duration.ofSeconds(1), NEVER);

      assertThat(result.count("quarantined")).isEqualTo(1);
      Record row = TableRows.read(lake, "quarantine").get(0);
      assertThat(row.getField("uri")).isEqualTo("kafka://expired/0");
      assertThat(row.getField("reason")).isEqualTo("offsets_expired");
      assertThat(row.getField("from_byte")).isEqualTo(read);
      assertThat(row.getField("to_byte")).isEqualTo(kept);
      assertThat(row.getField("expected")).asString().contains("offset " + read);
      assertThat(row.getField("found")).asString().contains("offset " + kept);
      List<String> signals = TableRows.comparable(lake, "signal", List.of());
      assertThat(signals).isSubsetOf(TableRows.comparable(expected, "signal", List.of()));
      assertThat(newest(lake)).as("the end of the drive").isEqualTo(newest(expected));

      run(request, Duration.ofSeconds(1), NEVER);
      assertThat(TableRows.read(lake, "quarantine")).as("no more at another start").hasSize(1);
    }
  }

  @Test
  void aTopicThatIsMadeAnewIsReadWithoutLossAndWithoutDoubles() throws Exception {
    ShortDrives drives = ShortDrives.write(dir, 1, Duration.ofSeconds(4));
    LakeConfig expected = drives.backfill(dir.resolve("expected"), drives.rig());
    LakeConfig lake = ShortDrives.lake(dir.resolve("w"));
    try (TestBroker broker = TestBroker.start(dir.resolve("broker"));
        Admin admin =
            Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address()))) {
      LiveRequest request = request(broker, lake, drives);
      try (Feed feed = new Feed(broker.address(), NAME, 1, drives.recordings());
          AllRead allRead = new AllRead(request)) {
        feed.until(drives.at(Duration.ofSeconds(2)));
        run(request, null, allRead);
      }
      long read = end(admin);
      admin.deleteTopics(List.of(NAME)).all().get();
      Awaitility.await()
          .atMost(10, TimeUnit.MINUTES)
          .until(() -> !admin.listTopics().names().get().contains(NAME));
      // The vehicle does not know what was read, and sends all of it again: more than was there.
      try (Feed feed = new Feed(broker.address(), NAME, 1, drives.recordings())) {
        feed.rest();
      }

      run(request, Duration.ofSeconds(1), NEVER);

      assertThat(TableRows.read(lake, "quarantine"))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.getField("reason")).isEqualTo("topic_replaced");
                assertThat(row.getField("from_byte")).isEqualTo(read);
                assertThat(row.getField("to_byte")).isEqualTo(read);
              });
      for (String table : List.of("sample", "signal")) {
        assertThat(TableRows.comparable(lake, table, List.of()))
            .as(table)
            .isEqualTo(TableRows.comparable(expected, table, List.of()));
      }
    }
  }

  private static LiveRequest request(TestBroker broker, LakeConfig lake, ShortDrives drives) {
    return new LiveRequest(
        NAME,
        new LiveRequest.Kafka(broker.address(), NAME),
        lake,
        drives.rig().toString(),
        Duration.ofMinutes(5),
        true);
  }

  private static long newest(LakeConfig lake) throws Exception {
    return TableRows.read(lake, "signal").stream()
        .mapToLong(row -> (Long) row.getField("timestamp_ns"))
        .max()
        .orElseThrow();
  }

  private static long end(Admin admin) throws Exception {
    ListOffsetsResultInfo end =
        admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest())).partitionResult(PARTITION).get();
    return end.offset();
  }

  private LiveResult run(LiveRequest request, @Nullable Duration idle, Stop stop) throws Exception {
    Schedule schedule =
        new Schedule(dir.resolve("checkpoints").toUri().toString(), Duration.ofMillis(500), idle);
    try (FlinkTarget target = FlinkTarget.embeddedLive(1)) {
      return new Live(target, "test").run(request, schedule, stop);
    }
  }
}
