package io.roadloom.jobs.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.CodeVersion;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Rig;
import io.roadloom.source.RecordingSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A savepoint finds its operators by their ids: a change loses their state. */
class LiveGraphTest {
  private static final Rig RIG =
      new Rig(new Keyframes(100, null), 1, null, Map.of(), List.of(), "hash");

  @TempDir Path dir;

  @Test
  void operatorsKeepTheirIds() {
    assertThat(ids(new LiveRequest.Kafka("localhost:9092", "fleet")))
        .containsExactlyInAnyOrder(
            "kafka", "ingest", "decode", "stamp", "drives", "live-writer", "live-committer");
    assertThat(ids(new LiveRequest.Folder(List.of(dir.toString()), null)))
        .containsExactlyInAnyOrder(
            "recordings", "decode", "stamp", "drives", "live-writer", "live-committer");
  }

  /** If this fails: does the serializer read what the version before wrote? */
  @Test
  void theFolderSourceKeepsItsForms() {
    LiveRequest.Folder folder = new LiveRequest.Folder(List.of(dir.toString()), null);
    RecordingSource source =
        RecordingSource.watching(folder.discovery(), folder.probe(), Duration.ofSeconds(1));
    assertThat(source.getSplitSerializer().getVersion()).isEqualTo(1);
    assertThat(source.getEnumeratorCheckpointSerializer().getVersion()).isEqualTo(1);
  }

  private List<String> ids(LiveRequest.Input input) {
    LiveRequest request =
        new LiveRequest(
            "live", input, ShortDrives.lake(dir.resolve("w")), null, Duration.ofMinutes(5), false);
    Configuration settings = LiveTopology.settings();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    new LiveTopology(request, RIG, CodeVersion.CURRENT, "run").build(env);
    return env.getStreamGraph().getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .toList();
  }
}
