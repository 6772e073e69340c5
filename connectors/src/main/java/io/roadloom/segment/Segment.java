package io.roadloom.segment;

import io.roadloom.format.SegmentMetadata;
import io.roadloom.format.mcap.ChunkPlace;
import io.roadloom.format.mcap.McapWriter;
import io.roadloom.format.mcap.McapWriter.Compression;
import io.roadloom.format.mcap.OpenChunk;
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
  private final Compression compression;
  private final McapWriter writer;
  private final Map<Schema, Integer> schemas = new HashMap<>();

  Segment(SegmentFolder folder, SegmentName name, Compression compression) throws IOException {
    this.folder = folder;
    this.name = name;
    this.id = folder.id(name);
    this.compression = compression;
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

  /** An id for the messages of a channel, which is {@link #define}d before they are written. */
  public int newChannelId() {
    return writer.newChannelId();
  }

  /**
   * Defines a channel of a drive, in the chunk that is written next.
   *
   * @param id it was given
   * @param schema as known to the pipeline: the same object for the same schema; null for none
   * @param metadata beside what names the drive
   */
  public Channel define(
      int id,
      DriveKey drive,
      String topic,
      String encoding,
      @Nullable Schema schema,
      Map<String, String> metadata)
      throws IOException {
    Map<String, String> all = new HashMap<>(metadata);
    all.putAll(SegmentMetadata.channel(drive));
    int schemaId = schema == null ? 0 : schemaId(schema);
    writer.channel(id, schemaId, topic, encoding, all);
    return new Channel(id, topic, encoding, schema, Map.copyOf(all));
  }

  /**
   * Writes messages, all of one drive, as a chunk.
   *
   * @param compress false where that is known to be wasted
   */
  public ChunkPlace write(OpenChunk messages, boolean compress) throws IOException {
    return writer.writeChunk(messages, compress ? compression : Compression.NONE);
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
