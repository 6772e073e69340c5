package io.roadloom.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.LocalInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.mcap.McapFormat;
import io.roadloom.jobs.TableRows;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.LakeConfig;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Sha256;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slices hold the samples' messages as they were recorded, sweeps among them, each once. */
class McapSlicesTest {
  private static final String KITTI = "kitti-0005-a";
  private static final Set<String> TOPICS =
      Set.of("/camera/image_02/compressed", "/velodyne/points");
  private static final String SPEC =
      """
      dataset: kitti
      version: 1
      require: [%s]
      export: {shard_size: 20MB}
      """
          .formatted(String.join(", ", TOPICS));
  @TempDir Path dir;

  @Test
  void slicesHoldTheMessagesOfTheSamples() throws Exception {
    LakeConfig lake = TestDataset.lake(dir.resolve("lake"));
    Path recording = SharedData.path("drives/" + KITTI + ".mcap");
    TestDataset.backfill(lake, SharedData.path("expected/" + KITTI + ".rig.yaml"), recording);
    Set<String> members =
        TestDataset.build(lake, SPEC).stream()
            .map(DatasetMember::sampleToken)
            .collect(Collectors.toSet());
    Path out = dir.resolve("out");
    ExportResult result = Exports.run(lake, "kitti", "mcap", out, 2);

    List<String> expected =
        TableRows.read(lake, "sample_data").stream()
            .filter(row -> members.contains(row.getField("sample_token")))
            .filter(row -> TOPICS.contains(row.getField("channel")))
            .map(row -> row.getField("log_ns") + " " + row.getField("sha256"))
            .distinct()
            .sorted()
            .toList();
    Map<String, Channel> recorded = new HashMap<>();
    try (RecordingReader reader = new McapFormat().open(new LocalInput(recording))) {
      reader.index().channels().values().forEach(channel -> recorded.put(channel.topic(), channel));
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < result.shards(); i++) {
      found.addAll(messages(out.resolve("train-%06d.mcap".formatted(i)), recorded));
    }
    assertThat(result.shards()).isGreaterThan(1);
    assertThat(found.stream().sorted().toList()).isEqualTo(expected);
  }

  /** Log time and hash of each message; the file must be whole, and its channels as recorded. */
  private static List<String> messages(Path slice, Map<String, Channel> recorded)
      throws IOException {
    List<String> messages = new ArrayList<>();
    RecordingRef ref = new RecordingRef(new DriveKey("", ""), "", slice.toString(), "mcap", 0);
    try (RecordingReader reader = new McapFormat().open(new LocalInput(slice))) {
      assertThat(reader.index().complete()).isTrue();
      assertThat(reader.index().faults()).isEmpty();
      assertThat(reader.index().metadata()).containsKey("drive");
      for (Channel channel : reader.index().channels().values()) {
        Channel before = recorded.get(channel.topic());
        assertThat(channel.messageEncoding()).isEqualTo(before.messageEncoding());
        assertThat(channel.schema().name()).isEqualTo(before.schema().name());
        assertThat(channel.schema().data()).isEqualTo(before.schema().data());
      }
      for (ChunkRef chunk : reader.index().chunks()) {
        RawBatch batch = reader.read(ref, chunk);
        assertThat(batch.faults()).isEmpty();
        for (int m = 0; m < batch.size(); m++) {
          var digest = Sha256.digest();
          digest.update(batch.data(), batch.offset()[m], batch.length()[m]);
          messages.add(batch.logNs()[m] + " " + HexFormat.of().formatHex(digest.digest()));
        }
      }
    }
    return messages;
  }
}
