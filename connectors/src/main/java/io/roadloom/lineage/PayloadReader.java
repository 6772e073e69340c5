package io.roadloom.lineage;

import io.roadloom.format.ChunkRef;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads payloads by reference and compares their hashes. A chunk is read and decompressed once for
 * all payloads of a call that lie in it. Not thread-safe.
 */
public final class PayloadReader implements Closeable {
  private final OpenReaders readers = new OpenReaders();
  private final MessageDigest sha256 = Sha256.digest();

  /**
   * Reads payloads, recording by recording, in each in the order in which they lie there.
   *
   * @throws IOException of the receiver only
   */
  public void read(List<Payload> payloads, PayloadReceiver receiver) throws IOException {
    Map<String, List<Payload>> byRecording = new TreeMap<>();
    for (Payload payload : payloads) {
      byRecording.computeIfAbsent(payload.uri(), uri -> new ArrayList<>()).add(payload);
    }
    for (Map.Entry<String, List<Payload>> recording : byRecording.entrySet()) {
      read(recording.getKey(), recording.getValue(), receiver);
    }
  }

  private void read(String uri, List<Payload> payloads, PayloadReceiver receiver)
      throws IOException {
    OpenReaders.Reader reader;
    try {
      reader = readers.open(uri);
    } catch (IOException e) {
      receiver.unreadable(uri, payloads, e);
      return;
    }
    RecordingRef recording = new RecordingRef(new DriveKey("", ""), "", uri, "", reader.size());
    TreeMap<Long, List<Payload>> byChunk = new TreeMap<>();
    for (Payload payload : payloads) {
      ChunkRef chunk = reader.chunk(payload.place());
      if (chunk == null) {
        receiver.differs(mismatch(payload, "no chunk there"));
      } else {
        byChunk.computeIfAbsent(chunk.offset(), offset -> new ArrayList<>()).add(payload);
      }
    }
    while (!byChunk.isEmpty()) {
      Map.Entry<Long, List<Payload>> next = byChunk.firstEntry();
      RawBatch batch;
      try {
        batch = reader.read(recording, next.getKey());
      } catch (IOException e) {
        readers.drop(uri);
        receiver.unreadable(uri, byChunk.values().stream().flatMap(List::stream).toList(), e);
        return;
      }
      compare(next.getValue(), batch, receiver);
      byChunk.remove(next.getKey());
    }
  }

  private void compare(List<Payload> payloads, RawBatch batch, PayloadReceiver receiver)
      throws IOException {
    for (Payload payload : payloads) {
      long from = payload.offset() - batch.addressBase();
      if (batch.size() == 0 || from < 0 || from + payload.length() > batch.data().length) {
        String found =
            batch.faults().isEmpty()
                ? "no such bytes"
                : batch.faults().get(0).reason() + ": " + batch.faults().get(0).found();
        receiver.differs(mismatch(payload, found));
        continue;
      }
      sha256.update(batch.data(), (int) from, payload.length());
      String found = HexFormat.of().formatHex(sha256.digest());
      if (found.equals(payload.sha256())) {
        receiver.read(payload, batch, (int) from);
      } else {
        receiver.differs(mismatch(payload, "SHA-256 " + found));
      }
    }
  }

  static Mismatch mismatch(Payload payload, String found) {
    return new Mismatch(
        payload.uri(),
        payload.chunkOffset(),
        payload.offset(),
        payload.offset() + payload.length(),
        payload.channel(),
        "SHA-256 " + payload.sha256(),
        found);
  }

  @Override
  public void close() throws IOException {
    readers.close();
  }
}
