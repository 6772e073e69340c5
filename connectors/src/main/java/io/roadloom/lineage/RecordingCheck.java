package io.roadloom.lineage;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingFormats;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Sha256;
import io.roadloom.source.FileSystemInput;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Checks the payloads that lie in one recording. */
final class RecordingCheck {
  private final RecordingRef recording;
  private final RecordingReader reader;
  private final Consumer<Mismatch> mismatches;
  private final MessageDigest sha256;

  private RecordingCheck(
      RecordingRef recording, RecordingReader reader, Consumer<Mismatch> mismatches) {
    this.recording = recording;
    this.reader = reader;
    this.mismatches = mismatches;
    this.sha256 = Sha256.digest();
  }

  /** Returns how many bytes of payload were compared. */
  static long check(String uri, List<Payload> payloads, Consumer<Mismatch> mismatches) {
    try {
      RecordingInput input = new FileSystemInput(uri);
      RecordingRef recording = new RecordingRef(new DriveKey("", ""), "", uri, "", input.size());
      try (RecordingReader reader = RecordingFormats.of(uri, input).open(input)) {
        return new RecordingCheck(recording, reader, mismatches).check(payloads);
      }
    } catch (IOException e) {
      payloads.forEach(
          payload -> mismatches.accept(mismatch(payload, "the recording is not readable")));
      return 0;
    }
  }

  private long check(List<Payload> payloads) throws IOException {
    TreeMap<Long, ChunkRef> chunks = new TreeMap<>();
    reader.index().chunks().forEach(chunk -> chunks.put(chunk.offset(), chunk));
    Map<Long, List<Payload>> byChunk = new TreeMap<>();
    for (Payload payload : payloads) {
      long at = payload.chunkOffset() != null ? payload.chunkOffset() : payload.offset();
      Map.Entry<Long, ChunkRef> chunk = chunks.floorEntry(at);
      if (chunk == null || at >= chunk.getKey() + chunk.getValue().length()) {
        mismatches.accept(mismatch(payload, "no chunk there"));
      } else {
        byChunk.computeIfAbsent(chunk.getKey(), offset -> new ArrayList<>()).add(payload);
      }
    }
    long bytes = 0;
    for (Map.Entry<Long, List<Payload>> entry : byChunk.entrySet()) {
      RawBatch batch = reader.read(recording, chunks.get(entry.getKey()));
      for (Payload payload : entry.getValue()) {
        bytes += compare(payload, batch);
      }
    }
    return bytes;
  }

  private long compare(Payload payload, RawBatch batch) {
    long from = payload.offset() - batch.addressBase();
    if (batch.size() == 0 || from < 0 || from + payload.length() > batch.data().length) {
      String found =
          batch.faults().isEmpty()
              ? "no such bytes"
              : batch.faults().get(0).reason() + ": " + batch.faults().get(0).found();
      mismatches.accept(mismatch(payload, found));
      return 0;
    }
    sha256.update(batch.data(), (int) from, payload.length());
    String found = HexFormat.of().formatHex(sha256.digest());
    if (!found.equals(payload.sha256())) {
      mismatches.accept(mismatch(payload, "SHA-256 " + found));
    }
    return payload.length();
  }

  private static Mismatch mismatch(Payload payload, String found) {
    return new Mismatch(
        payload.uri(),
        payload.chunkOffset(),
        payload.offset(),
        payload.offset() + payload.length(),
        payload.channel(),
        "SHA-256 " + payload.sha256(),
        found);
  }
}
