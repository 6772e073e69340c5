package io.roadloom.export.mcap;

import io.roadloom.export.ExportReading;
import io.roadloom.export.ExportSample;
import io.roadloom.export.ShardWriter;
import io.roadloom.format.mcap.McapWriter;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import io.roadloom.model.Token;
import io.roadloom.model.row.SampleData;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** Writes the messages of samples, each once, with their channels and schemas. */
final class McapSliceWriter implements ShardWriter {
  private static final int CHUNK = 1 << 20;
  private static final Comparator<ExportReading> BY_LOG_TIME =
      Comparator.<ExportReading>comparingLong(reading -> reading.row().logNs())
          .thenComparingLong(reading -> reading.row().sequence())
          .thenComparing(reading -> reading.row().channel())
          .thenComparing(reading -> reading.row().sha256());

  private final McapWriter out;
  private final Map<String, Integer> schemas = new HashMap<>();
  private final Map<String, Integer> channels = new HashMap<>();

  /** Channels are known by what they are: each recording has its own instances and ids. */
  private final Map<Channel, Integer> known = new HashMap<>();

  private final Set<Place> written = new HashSet<>();
  private boolean named;

  /** Where a message lies: samples may share it. */
  private record Place(String uri, @Nullable Long chunkOffset, long offset) {}

  McapSliceWriter(OutputStream out) throws IOException {
    this.out = new McapWriter(out, McapWriter.Compression.ZSTD, CHUNK);
  }

  @Override
  public void write(ExportSample sample) throws IOException {
    if (!named) {
      named = true;
      out.metadata(
          "drive",
          new TreeMap<>(
              Map.of(
                  "drive_id", sample.drive().driveId(),
                  "vehicle_id", sample.drive().vehicleId())));
    }
    List<ExportReading> readings = new ArrayList<>(sample.readings());
    readings.sort(BY_LOG_TIME);
    for (ExportReading reading : readings) {
      SampleData row = reading.row();
      if (written.add(new Place(row.payloadUri(), row.chunkOffset(), row.payloadOffset()))) {
        out.message(
            channel(reading.channel()),
            row.sequence(),
            row.logNs(),
            row.publishNs(),
            reading.data(),
            reading.offset(),
            reading.length());
      }
    }
  }

  private int channel(Channel channel) throws IOException {
    Integer id = known.get(channel);
    if (id == null) {
      id = define(channel);
      known.put(channel, id);
    }
    return id;
  }

  private int define(Channel channel) throws IOException {
    Map<String, String> metadata = new TreeMap<>(channel.metadata());
    String schema = schemaKey(channel.schema());
    String key =
        Token.of(
            Token.text(channel.topic()),
            Token.text(channel.messageEncoding()),
            Token.text(schema),
            Token.text(metadata.toString()));
    Integer id = channels.get(key);
    if (id == null) {
      int schemaId = channel.schema() == null ? 0 : schema(schema, channel.schema());
      id = out.channel(schemaId, channel.topic(), channel.messageEncoding(), metadata);
      channels.put(key, id);
    }
    return id;
  }

  private int schema(String key, Schema schema) throws IOException {
    Integer id = schemas.get(key);
    if (id == null) {
      id = out.schema(schema.name(), schema.encoding(), schema.data());
      schemas.put(key, id);
    }
    return id;
  }

  private static String schemaKey(@Nullable Schema schema) {
    return schema == null
        ? ""
        : Token.of(Token.text(schema.name()), Token.text(schema.encoding()), schema.data());
  }

  @Override
  public void finish() throws IOException {
    out.close();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
