package io.roadloom.format.mcap;

import io.roadloom.format.Bytes;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that a reader makes of a file: messages as text, and faults. */
record Messages(List<String> messages, List<Fault> faults, List<ChunkRef> chunks) {
  static Messages of(byte[] file) throws IOException {
    return of(new Bytes(file));
  }

  static Messages of(RecordingInput input) throws IOException {
    RecordingRef recording =
        new RecordingRef(new DriveKey("v", "d"), "id", "file", "mcap", input.size());
    List<String> messages = new ArrayList<>();
    try (RecordingReader reader = new McapFormat().open(input)) {
      List<Fault> faults = new ArrayList<>(reader.index().faults());
      for (ChunkRef chunk : reader.index().chunks()) {
        RawBatch batch = reader.read(recording, chunk);
        faults.addAll(batch.faults());
        for (int i = 0; i < batch.size(); i++) {
          messages.add(text(batch, i));
        }
      }
      return new Messages(messages, faults, reader.index().chunks());
    }
  }

  int count() {
    return messages.size();
  }

  private static String text(RawBatch batch, int i) {
    int from = batch.offset()[i];
    return batch.channels().get(batch.channel()[i]).topic()
        + " "
        + batch.sequence()[i]
        + " "
        + batch.logNs()[i]
        + " "
        + batch.publishNs()[i]
        + " "
        + Arrays.hashCode(Arrays.copyOfRange(batch.data(), from, from + batch.length()[i]));
  }
}
