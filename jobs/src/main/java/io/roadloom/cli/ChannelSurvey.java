package io.roadloom.cli;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.rig.ChannelRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the channels of a recording are, and how far their stamps lie apart: from a few chunks
 * spread over it, so that 100 GB answer as soon as 1 MB.
 */
final class ChannelSurvey {
  private static final String DRIVE = "drive";
  private static final List<String> COLUMNS =
      List.of(
          "topic",
          "schema",
          "encoding",
          "modality",
          "messages",
          "hz",
          "publish_minus_log_ms",
          "header_minus_log_ms",
          "undecoded");
  private static final int LOOKS = 5;
  private static final double MS = 1e6;
  private final OneRecording recording;
  private final boolean segment;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<Integer, Offsets> offsets = new TreeMap<>();

  private static final class Offsets {
    private final Decoded message = new Decoded();
    private MessageDecoder decoder;
    private String undecoded;
    private long publish;
    private long header;
    private long messages;
    private long headers;
  }

  ChannelSurvey(OneRecording recording) {
    this.recording = recording;
    this.segment =
        recording.reader().index().channels().values().stream()
            .anyMatch(channel -> SegmentMetadata.drive(channel) != null);
  }

  /** Names of columns; only a segment has one for the drive. */
  List<String> columns() {
    return segment ? Stream.concat(Stream.of(DRIVE), COLUMNS.stream()).toList() : COLUMNS;
  }

  /** A row a channel, by drive and topic; keys are {@link #columns}. */
  List<Map<String, Object>> rows() throws IOException {
    RecordingReader reader = recording.reader();
    RecordingIndex index = reader.index();
    index.channels().values().forEach(channel -> offsets.put(channel.id(), offsets(channel)));
    List<ChunkRef> chunks = index.chunks();
    int step = Math.max(1, chunks.size() / LOOKS);
    for (int i = 0; i < chunks.size(); i += step) {
      look(reader.read(recording.ref(), chunks.get(i)));
    }
    List<Channel> channels = new ArrayList<>(index.channels().values());
    channels.sort(Comparator.comparing(ChannelSurvey::drive).thenComparing(Channel::topic));
    return channels.stream().map(channel -> row(channel, index)).toList();
  }

  /** What is damaged in the chunks that {@link #rows} looked at. */
  List<Fault> faults() {
    return faults;
  }

  private static Offsets offsets(Channel channel) {
    Offsets offsets = new Offsets();
    try {
      offsets.decoder = Decoders.decoder(channel, ChannelRule.DEFAULT, Set.of());
    } catch (UndecodableException e) {
      offsets.undecoded = e.getMessage();
    }
    return offsets;
  }

  private void look(RawBatch batch) {
    faults.addAll(batch.faults());
    for (int i = 0; i < batch.size(); i++) {
      Offsets seen = offsets.get(batch.channels().get(batch.channel()[i]).id());
      if (seen == null) {
        continue;
      }
      seen.messages++;
      seen.publish += batch.publishNs()[i] - batch.logNs()[i];
      if (seen.decoder != null) {
        seen.message.clear();
        try {
          seen.decoder.decode(batch.data(), batch.offset()[i], batch.length()[i], seen.message);
        } catch (MalformedMessageException e) {
          continue; // backfill says which; here it has no stamp
        }
        if (seen.message.headerNs != ReadingBatch.NO_STAMP) {
          seen.headers++;
          seen.header += seen.message.headerNs - batch.logNs()[i];
        }
      }
    }
  }

  private Map<String, Object> row(Channel channel, RecordingIndex index) {
    Offsets seen = offsets.get(channel.id());
    Long messages = index.messages().get(channel.id());
    double seconds = (index.lastNs() - index.firstNs()) / 1e9;
    Map<String, Object> row = new LinkedHashMap<>();
    if (segment) {
      row.put(DRIVE, drive(channel));
    }
    row.put("topic", channel.topic());
    row.put("schema", channel.schema() == null ? null : channel.schema().name());
    row.put("encoding", channel.messageEncoding());
    row.put("modality", Decoders.modality(channel).name().toLowerCase(Locale.ROOT));
    row.put("messages", messages);
    row.put(
        "hz",
        messages == null || seconds <= 0 ? null : Math.round(100 * messages / seconds) / 100.0);
    row.put("publish_minus_log_ms", mean(seen.publish, seen.messages));
    row.put("header_minus_log_ms", mean(seen.header, seen.headers));
    row.put("undecoded", seen.undecoded);
    return row;
  }

  /** Empty where the channel names none. */
  private static String drive(Channel channel) {
    DriveKey drive = SegmentMetadata.drive(channel);
    return drive == null ? "" : drive.driveId();
  }

  private static Double mean(long sum, long count) {
    return count == 0 ? null : Math.round(1000.0 * sum / MS / count) / 1000.0;
  }
}
