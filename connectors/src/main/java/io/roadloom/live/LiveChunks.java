package io.roadloom.live;

import io.roadloom.format.mcap.ChunkPlace;
import io.roadloom.format.mcap.OpenChunk;
import io.roadloom.kafka.MessageRoute;
import io.roadloom.kafka.SensorMessage.Reading;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.segment.Segment;
import io.roadloom.segment.SegmentWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Of memory kept for messages to come: what all that waits took, so that none is made anew. */
  private static final long SPARE_BYTES = WAITING_BYTES;

  /** What a message takes in a chunk beside its payload. */
  private static final int RECORD_BYTES = 31;

  private static final String FORMAT = "mcap";
  private final SegmentWriter segments;
  private final KnownSchemas schemas;
  private final RefusedDrives refused;
  private final Consumer<RawBatch> out;
  private final Map<MessageRoute, Lane> lanes = new HashMap<>();
  private final Map<DriveKey, PendingDrive> drives = new LinkedHashMap<>();

  /** In the order of their channels' ids, from 1. */
  private final List<Lane> opened = new ArrayList<>();

  private final ChunkPool pool = new ChunkPool(SPARE_BYTES);
  private final ChunkColumns columns = new ChunkColumns();
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
    if (segments.full(opened.size())) {
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
    byte[] payload = reading.payload();
    int bytes = RECORD_BYTES + payload.length;
    if (drive.messages != null && drive.messages.size() + bytes > CHUNK_BYTES) {
      cut(drive);
    }
    if (drive.messages == null) {
      drive.messages = pool.take();
    }
    drive.messages.message(
        lane.channelId,
        reading.sequence(),
        reading.logNs(),
        reading.publishNs(),
        payload,
        0,
        payload.length);
    waiting += bytes;
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
      if (drive.messages != null) {
        cut(drive);
      }
    }
  }

  /** Writes all that waits and completes the segment: it is durable when this returns. */
  void seal() throws IOException {
    cut();
    segments.seal();
    lanes.clear();
    drives.clear();
    opened.clear();
    refused.take().forEach(out);
  }

  private Lane open(MessageRoute route) throws IOException {
    Segment segment = segments.segment();
    PendingDrive drive = drives.get(route.drive());
    if (drive == null) {
      String id = segment.recordingId(route.drive());
      drive = new PendingDrive(new RecordingRef(route.drive(), id, segment.uri(), FORMAT, 0));
      drives.put(route.drive(), drive);
    }
    Lane lane = new Lane(drive, route, segment.newChannelId());
    lanes.put(route, lane);
    opened.add(lane);
    return lane;
  }

  private void cut(PendingDrive drive) throws IOException {
    Segment segment = segments.segment();
    OpenChunk messages = drive.messages;
    drive.messages = null;
    waiting -= messages.size();
    columns.read(messages, id -> opened.get(id - 1).channel(segment, schemas));
    ChunkPlace place = segment.write(messages, drive.compressible());
    out.accept(columns.batch(drive.recording, place, drive.written(place)));
    pool.giveBack(messages);
  }
}
