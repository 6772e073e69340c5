package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.LocalInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.mcap.McapFormat;
import io.roadloom.format.mcap.McapWriter;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Schema;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drive that comes in parts, some of it twice: the rows of the drive in one piece. */
class HalvesIT {
  private static final long OVERLAP_NS = 3_000_000_000L;
  @TempDir Path dir;

  @Test
  void givesTheRowsOfTheWholeDrive() throws IOException {
    Path rig = SharedData.path("expected/comma2k19-a.rig.yaml");
    Path source = SharedData.path("drives/comma2k19-a.mcap");
    Path recordings = Files.createDirectory(dir.resolve("recordings"));
    Path whole = copy(source, dir.resolve("whole.mcap"), time -> true);
    long middle = middle(source);
    copy(source, recordings.resolve("a.mcap"), time -> time < middle);
    Path undisturbed = dir.resolve("undisturbed");
    Path grown = dir.resolve("grown");
    Roadloom.backfillHere(0, undisturbed, whole, "--rig", rig);

    Roadloom.backfillHere(0, grown, recordings, "--rig", rig);
    copy(source, recordings.resolve("b.mcap"), time -> time >= middle - OVERLAP_NS);
    JsonNode second = Roadloom.backfillHere(0, grown, recordings, "--rig", rig);
    JsonNode third = Roadloom.backfillHere(0, grown, recordings, "--rig", rig);

    assertThat(Rows.of(grown)).isEqualTo(Rows.of(undisturbed));
    assertThat(second.get("duplicates").asInt()).isPositive();
    assertThat(third.at("/recordings/skipped").asInt()).isEqualTo(2);
    assertThat(
            Roadloom.query(grown, List.of("SELECT DISTINCT revision FROM sample"))
                .get(0)
                .toString())
        .isEqualTo("[{\"revision\":1}]");
  }

  private static long middle(Path source) throws IOException {
    try (RecordingReader reader = new McapFormat().open(new LocalInput(source))) {
      return (reader.index().firstNs() + reader.index().lastNs()) / 2;
    }
  }

  /** Writes the messages whose log time is wanted into a recording of the same drive. */
  private static Path copy(Path source, Path target, LongPredicate wanted) throws IOException {
    RecordingRef ref = new RecordingRef(new DriveKey("", ""), "", "", "mcap", 0);
    try (RecordingReader reader = new McapFormat().open(new LocalInput(source));
        OutputStream out = Files.newOutputStream(target);
        McapWriter writer = new McapWriter(out, McapWriter.Compression.LZ4, 1 << 20)) {
      writer.metadata("drive", Map.of("drive_id", "drive", "vehicle_id", "rav4"));
      Map<Integer, Integer> ids = new HashMap<>();
      for (ChunkRef chunk : reader.index().chunks()) {
        RawBatch batch = reader.read(ref, chunk);
        for (int i = 0; i < batch.size(); i++) {
          if (wanted.test(batch.logNs()[i])) {
            Channel channel = batch.channels().get(batch.channel()[i]);
            if (!ids.containsKey(channel.id())) {
              ids.put(channel.id(), define(writer, channel));
            }
            writer.message(
                ids.get(channel.id()),
                batch.sequence()[i],
                batch.logNs()[i],
                batch.publishNs()[i],
                batch.data(),
                batch.offset()[i],
                batch.length()[i]);
          }
        }
      }
    }
    return target;
  }

  private static int define(McapWriter writer, Channel channel) throws IOException {
    Schema schema = channel.schema();
    int id = writer.schema(schema.name(), schema.encoding(), schema.data());
    return writer.channel(id, channel.topic(), channel.messageEncoding(), channel.metadata());
  }
}
