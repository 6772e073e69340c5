package io.roadloom.source;

import io.roadloom.format.SegmentMetadata;
import io.roadloom.format.mcap.McapWriter;
import io.roadloom.model.DriveKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A segment of random drives, and what was written to it. */
final class RandomSegment {
  /** One message. */
  record Said(String topic, long sequence, long logNs, long publishNs, String payload) {}

  final String id;
  final Map<String, List<Said>> byDrive = new TreeMap<>();

  /** Messages of all drives as they were said. */
  final List<Said> inOrder = new ArrayList<>();

  /** Of each message, the drive. */
  final List<String> drives = new ArrayList<>();

  /** Of each message, where the file ended when its chunk had been written. */
  final List<Long> ends = new ArrayList<>();

  final byte[] file;
  private final Random random;
  private final Map<String, Integer> channels = new HashMap<>();
  private int sequence;

  /**
   * @param mixed whether some chunks have messages of several drives
   */
  RandomSegment(long seed, int drives, int chunks, boolean mixed) throws IOException {
    random = new Random(seed);
    id = "segment-" + seed;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (McapWriter writer = new McapWriter(out, McapWriter.Compression.ZSTD, Integer.MAX_VALUE)) {
      writer.metadata(SegmentMetadata.RECORD, SegmentMetadata.segment(id));
      int schema = writer.schema("T", "ros2msg", "float64 x".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < chunks; i++) {
        int drive = random.nextInt(drives);
        boolean several = mixed && random.nextInt(3) == 0;
        for (int n = 1 + random.nextInt(20); n > 0; n--) {
          say(writer, schema, drive(several ? random.nextInt(drives) : drive));
        }
        writer.endChunk(compression());
        writer.flush();
        while (ends.size() < inOrder.size()) {
          ends.add(writer.size());
        }
      }
    }
    file = out.toByteArray();
  }

  static DriveKey drive(int i) {
    return new DriveKey("vehicle-" + i / 2, "drive-" + i);
  }

  private McapWriter.Compression compression() {
    McapWriter.Compression[] all = McapWriter.Compression.values();
    return all[random.nextInt(all.length)];
  }

  private void say(McapWriter writer, int schema, DriveKey drive) throws IOException {
    String topic = "/topic" + random.nextInt(3);
    Integer channel = channels.get(drive.driveId() + topic);
    if (channel == null) {
      channel = writer.channel(schema, topic, "cdr", SegmentMetadata.channel(drive));
      channels.put(drive.driveId() + topic, channel);
    }
    byte[] payload = new byte[random.nextInt(50)];
    random.nextBytes(payload);
    long log = 1_000_000 + random.nextInt(1_000_000);
    Said said = new Said(topic, sequence++, log, log - 5, hex(payload, 0, payload.length));
    writer.message(channel, said.sequence(), log, log - 5, payload, 0, payload.length);
    byDrive.computeIfAbsent(drive.driveId(), d -> new ArrayList<>()).add(said);
    inOrder.add(said);
    drives.add(drive.driveId());
  }

  static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().formatHex(bytes, from, to);
  }
}
