package io.roadloom.replay;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.LocalInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.mcap.McapFormat;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message in one line, wherever it comes from. */
public record RecordedLine(long logNs, String text) {
  public static RecordedLine of(
      String topic, long logNs, long publishNs, long sequence, byte[] payload) {
    return new RecordedLine(
        logNs,
        "%s %d %d %d %d bytes %08x"
            .formatted(
                topic, logNs, publishNs, sequence, payload.length, Arrays.hashCode(payload)));
  }

  /** All messages of a recording, in file order. */
  public static List<RecordedLine> all(Path file) throws IOException {
    RecordingRef recording =
        new RecordingRef(new DriveKey("", ""), "", "", "mcap", Files.size(file));
    List<RecordedLine> lines = new ArrayList<>();
    try (RecordingReader reader = new McapFormat().open(new LocalInput(file))) {
      for (ChunkRef chunk : reader.index().chunks()) {
        RawBatch batch = reader.read(recording, chunk);
        for (int i = 0; i < batch.size(); i++) {
          int from = batch.offset()[i];
          lines.add(
              of(
                  batch.channels().get(batch.channel()[i]).topic(),
                  batch.logNs()[i],
                  batch.publishNs()[i],
                  batch.sequence()[i],
                  Arrays.copyOfRange(batch.data(), from, from + batch.length()[i])));
        }
      }
    }
    return lines;
  }
}
