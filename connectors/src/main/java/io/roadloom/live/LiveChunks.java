package io.roadloom.live;

import io.roadloom.format.mcap.ChunkPlace;
import io.roadloom.kafka.MessageRoute;
import io.roadloom.kafka.SensorMessage.Reading;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.segment.Segment;
import io.roadloom.segment.SegmentWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects messages by drive, writes them to segments in chunks of one drive each, and hands each
 * chunk on as if it had been read back. Everything it knows of drives is of the open segment, so
 * that drives which are over are forgotten with it.
 */
final class LiveChunks {
  /** Uncompressed bytes of a chunk; a larger message is a chunk by itself. */
  private static final long CHUNK_BYTES = 1 << 20;

  /** Of messages that wait, in memory: thousands of drives at once must not add up. */
  private static final long WAITING_BYTES = 64 << 20;

  /** What a message takes in a chunk beside its payload. */
  private static final int RECORD_BYTES = 31;

  /** What a message takes in memory beside its payload, about. */
  private static final int OBJECT_BYTES = 128;

  private static final String FORMAT = "mcap";
  private final SegmentWriter segments;
  private final KnownSchemas schemas;
  private final RefusedDrives refused;
  private final Consumer<RawBatch> out;
  private final Map<MessageRoute, Lane> lanes = new HashMap<>();
  private final Map<DriveKey, PendingDrive> drives = new LinkedHashMap<>();
  private final ChunkColumns columns = new ChunkColumns();
  private int channels;
  private long waiting;

  /**
   * @param out takes each chunk; it holds until the next one comes
   */
  LiveChunks(
      SegmentWriter segments, KnownSchemas schemas, RefusedDrives refused, Consumer<RawBatch> out) {
    this.segments = segments;
    this.schemas = schemas;
    this.refused = refused;
    this.out = out;
  }

  void add(Reading reading) throws IOException {
    if (segments.full(channels)) {
      seal();
    }
    Lane lane = lanes.get(reading.route());
    if (lane == null) {
      DriveKey owner = reading.route().drive();
      if (!drives.containsKey(owner) && refused.contains(owner)) {
        refused.count(owner);
        return;
      }
      lane = open(reading.route());
    }
    PendingDrive drive = lane.drive;
    int length = reading.payload().length;
    if (drive.size() > 0 && drive.bytes() + RECORD_BYTES + length > CHUNK_BYTES) {
      cut(drive);
    }
    drive.add(lane, reading, RECORD_BYTES + length);
    waiting += OBJECT_BYTES + length;
    if (waiting >= WAITING_BYTES) {
      cut();
    }
  }

  /** Messages that name the schema {@code id} have a channel with it from now on. */
  void announced(String id) {
    lanes.values().removeIf(lane -> lane.misses(id));
  }

  /** Writes all that waits. */
  void cut() throws IOException {
    for (PendingDrive drive : drives.values()) {
      if (drive.size() > 0) {
        cut(drive);
      } else {
        drive.release();
      }
    }
  }

  /** Writes all that waits and completes the segment: it is durable when this returns. */
  void seal() throws IOException {
    cut();
    segments.seal();
    lanes.clear();
    drives.clear();
    channels = 0;
    refused.take().forEach(out);
  }

  private Lane open(MessageRoute route) throws IOException {
    PendingDrive drive = drives.get(route.drive());
    if (drive == null) {
      Segment segment = segments.segment();
      String id = segment.recordingId(route.drive());
      drive = new PendingDrive(new RecordingRef(route.drive(), id, segment.uri(), FORMAT, 0));
      drives.put(route.drive(), drive);
    }
    Lane lane = new Lane(drive, route);
    lanes.put(route, lane);
    channels++;
    return lane;
  }

  private void cut(PendingDrive drive) throws IOException {
    Segment segment = segments.segment();
    columns.start(drive.size());
    for (int i = 0; i < drive.size(); i++) {
      Reading reading = drive.reading(i);
      Lane lane = drive.lane(i);
      Channel channel = lane.channel(segment, schemas);
      segment.message(
          channel.id(),
          reading.sequence(),
          reading.logNs(),
          reading.publishNs(),
          reading.payload());
      columns.add(lane, channel, reading);
      waiting -= OBJECT_BYTES + reading.payload().length;
    }
    drive.clear();
    ChunkPlace place = segment.endChunk(drive.compressible());
    out.accept(columns.batch(drive.recording, place, drive.written(place)));
  }
}
