package io.roadloom.jobs;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.LocalInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.format.mcap.McapFormat;
import io.roadloom.format.mcap.McapWriter;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.model.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongPredicate;

/** Writes the messages of recordings into one segment, as vehicles would that drive at once. */
final class SegmentOf {
  private record Message(
      Channel channel, long sequence, long logNs, long publishNs, byte[] payload) {}

  private final McapWriter writer;
  private final Random random;
  private final Map<String, Integer> ids = new HashMap<>();

  private SegmentOf(McapWriter writer, Random random) {
    this.writer = writer;
    this.random = random;
  }

  /**
   * Writes a segment; a few of its chunks have messages of several drives.
   *
   * @param drives recordings, by their drives
   * @param wanted which messages, by their log time
   */
  static Path write(Path segment, Map<DriveKey, Path> drives, LongPredicate wanted, long seed)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(segment);
        McapWriter writer = new McapWriter(out, McapWriter.Compression.ZSTD, Integer.MAX_VALUE)) {
      String id = segment.getFileName().toString();
      writer.metadata(SegmentMetadata.RECORD, SegmentMetadata.segment(id));
      new SegmentOf(writer, new Random(seed)).write(drives, wanted);
    }
    return segment;
  }

  private void write(Map<DriveKey, Path> drives, LongPredicate wanted) throws IOException {
    Map<DriveKey, Deque<Message>> left = new HashMap<>();
    for (Map.Entry<DriveKey, Path> drive : drives.entrySet()) {
      left.put(drive.getKey(), messages(drive.getValue(), wanted));
    }
    List<DriveKey> busy = new ArrayList<>(drives.keySet());
    while (!busy.isEmpty()) {
      DriveKey drive = busy.get(random.nextInt(busy.size()));
      for (int n = 1 + random.nextInt(200); n > 0 && !left.get(drive).isEmpty(); n--) {
        add(drive, left.get(drive).remove());
      }
      if (random.nextInt(10) > 0) {
        writer.endChunk();
      }
      busy.removeIf(key -> left.get(key).isEmpty());
    }
  }

  private void add(DriveKey drive, Message message) throws IOException {
    Channel channel = message.channel();
    String key = drive.driveId() + " " + channel.id();
    if (!ids.containsKey(key)) {
      Schema schema = channel.schema();
      int id = writer.schema(schema.name(), schema.encoding(), schema.data());
      ids.put(
          key,
          writer.channel(
              id, channel.topic(), channel.messageEncoding(), SegmentMetadata.channel(drive)));
    }
    writer.message(
        ids.get(key),
        message.sequence(),
        message.logNs(),
        message.publishNs(),
        message.payload(),
        0,
        message.payload().length);
  }

  private static Deque<Message> messages(Path recording, LongPredicate wanted) throws IOException {
    RecordingRef ref = new RecordingRef(new DriveKey("", ""), "", "", "mcap", 0);
    Deque<Message> messages = new ArrayDeque<>();
    try (RecordingReader reader = new McapFormat().open(new LocalInput(recording))) {
      for (ChunkRef chunk : reader.index().chunks()) {
        RawBatch batch = reader.read(ref, chunk);
        for (int i = 0; i < batch.size(); i++) {
          int from = batch.offset()[i];
          if (wanted.test(batch.logNs()[i])) {
            messages.add(
                new Message(
                    batch.channels().get(batch.channel()[i]),
                    batch.sequence()[i],
                    batch.logNs()[i],
                    batch.publishNs()[i],
                    Arrays.copyOfRange(batch.data(), from, from + batch.length()[i])));
          }
        }
      }
    }
    return messages;
  }
}
