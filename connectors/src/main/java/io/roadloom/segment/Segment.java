package io.roadloom.segment;

import io.roadloom.format.SegmentMetadata;
import io.roadloom.format.mcap.ChunkPlace;
import io.roadloom.format.mcap.McapWriter;
import io.roadloom.format.mcap.McapWriter.Compression;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Schema;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.FSDataOutputStream;

/** A segment that is being written. */
public final class Segment implements Closeable {
  private static final int ENDED_BY_CALLER = Integer.MAX_VALUE;
  private final SegmentFolder folder;
  private final SegmentName name;
  private final String id;
  private final FSDataOutputStream stream;
  private final McapWriter writer;
  private final Map<Schema, Integer> schemas = new HashMap<>();

  Segment(SegmentFolder folder, SegmentName name, Compression compression) throws IOException {
    this.folder = folder;
    this.name = name;
    this.id = folder.id(name);
    this.stream = folder.create(name);
    this.writer = new McapWriter(stream, compression, ENDED_BY_CALLER);
    writer.metadata(SegmentMetadata.RECORD, SegmentMetadata.segment(id));
  }

  /** Where it is to be found once it is complete. */
  public String uri() {
    return folder.uri(name);
  }

  /** Identity of what it holds of a drive. */
  public String recordingId(DriveKey drive) {
    return SegmentMetadata.recordingId(id, drive.driveId());
  }

  /**
   * Defines a channel of a drive, in the chunk that is written next.
   *
   * @param schema as known to the pipeline: the same object for the same schema; null for none
   * @param metadata beside what names the drive
   */
  public Channel channel(
      DriveKey drive,
      String topic,
      String encoding,
      @Nullable Schema schema,
      Map<String, String> metadata)
      throws IOException {
    Map<String, String> all = new HashMap<>(metadata);
    all.putAll(SegmentMetadata.channel(drive));
    int schemaId = schema == null ? 0 : schemaId(schema);
    int channelId = writer.channel(schemaId, topic, encoding, all);
    return new Channel(channelId, topic, encoding, schema, Map.copyOf(all));
  }

  public void message(int channelId, long sequence, long logNs, long publishNs, byte[] payload)
      throws IOException {
    writer.message(channelId, sequence, logNs, publishNs, payload, 0, payload.length);
  }

  /**
   * Writes the messages since the last call, all of one drive, as a chunk.
   *
   * @param compress false where that is known to be wasted
   */
  public ChunkPlace endChunk(boolean compress) throws IOException {
    ChunkPlace place = compress ? writer.endChunk() : writer.endChunk(Compression.NONE);
    if (place == null) {
      throw new IllegalStateException("a chunk without messages");
    }
    return place;
  }

  long size() {
    return writer.size();
  }

  /** Completes the file, makes it durable and lets it be seen. */
  void seal() throws IOException {
    writer.finish();
    stream.sync();
    writer.close();
    folder.show(name);
  }

  /** Lets go of a file that no row will refer to: an orphan, which the next start removes. */
  @Override
  public void close() throws IOException {
    writer.close();
  }

  private int schemaId(Schema schema) throws IOException {
    Integer known = schemas.get(schema);
    if (known != null) {
      return known;
    }
    int schemaId = writer.schema(schema.name(), schema.encoding(), schema.data());
    schemas.put(schema, schemaId);
    return schemaId;
  }
}
