package io.roadloom.bench.dataset;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RawBatch;
import io.roadloom.source.DriveNaming;
import io.roadloom.source.FileSystemInput;
import io.roadloom.source.FoundFile;
import io.roadloom.source.ProbedRecording;
import io.roadloom.source.RecordingProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The JPEGs of a recording, as they are in its messages. */
final class RecordedJpegs {
  private RecordedJpegs() {}

  static List<byte[]> read(Path file) throws IOException {
    List<byte[]> images = new ArrayList<>();
    FoundFile found =
        new FoundFile(file.toUri().toString(), file.getFileName().toString(), Files.size(file), 0);
    for (ProbedRecording probed : new RecordingProbe(DriveNaming.DEFAULT).probe(found)) {
      try (RecordingReader reader =
          RecordingFormats.named(probed.recording().format())
              .open(new FileSystemInput(probed.recording().uri()))) {
        for (ChunkRef chunk : probed.index().chunks()) {
          add(reader.read(probed.recording(), chunk), images);
        }
      }
    }
    return images;
  }

  private static void add(RawBatch batch, List<byte[]> images) {
    for (int i = 0; i < batch.size(); i++) {
      int end = batch.offset()[i] + batch.length()[i];
      String schema = batch.channels().get(batch.channel()[i]).schema().name();
      if (schema.endsWith("CompressedImage")) {
        images.add(Arrays.copyOfRange(batch.data(), start(batch, batch.offset()[i], end), end));
      }
    }
  }

  private static int start(RawBatch batch, int from, int end) {
    for (int i = from; i + 2 < end; i++) {
      if ((batch.data()[i] & 0xff) == 0xff
          && (batch.data()[i + 1] & 0xff) == 0xd8
          && (batch.data()[i + 2] & 0xff) == 0xff) {
        return i;
      }
    }
    throw new IllegalArgumentException("a compressed image that is no JPEG");
  }
}
