package io.roadloom.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageRenderer;
import io.roadloom.decode.UndecodableException;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.DriveParts;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.format.mcap.McapRecords;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code roadloom cat}. */
@Command(
    name = "cat",
    description = "Prints a recording's messages as JSON lines.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom cat drive.mcap --topic /imu | head",
      "  roadloom cat drive.mcap --records"
    })
final class CatCommand implements Callable<Integer> {
  private static final JsonFactory JSON =
      JsonFactory.builder().configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false).build();

  @Parameters(paramLabel = "FILE", description = "A recording.")
  private String file;

  @Option(names = "--topic", paramLabel = "T", description = "Only messages of this channel.")
  private String topic;

  @Option(
      names = "--drive",
      paramLabel = "D",
      description = "Only messages of this drive, of a segment that holds several.")
  private String drive;

  @Option(
      names = "--records",
      description = "Every record of an MCAP file in file order, chunks unpacked.")
  private boolean records;

  private final Map<Channel, Optional<MessageRenderer>> renderers = new HashMap<>();
  private boolean faults;

  @Override
  public Integer call() throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new BufferedOutputStream(new StandardOutput(), 1 << 16), StandardCharsets.UTF_8)) {
      if (records) {
        records(out);
      } else {
        messages(out);
      }
    }
    return faults ? ExitCode.QUARANTINED : ExitCode.DONE;
  }

  private void records(Writer out) throws IOException {
    try (OneRecording recording = OneRecording.open(file)) {
      McapRecords.forEach(recording.input(), line -> line(out, line), this::fault);
    }
  }

  private void messages(Writer out) throws IOException {
    try (OneRecording recording = OneRecording.open(file)) {
      RecordingReader reader = recording.reader();
      reader.index().faults().forEach(this::fault);
      checkTopic(reader.index());
      checkDrive(reader.index());
      for (ChunkRef chunk : reader.index().chunks()) {
        RawBatch batch = reader.read(recording.ref(), chunk);
        batch.faults().forEach(this::fault);
        for (int i = 0; i < batch.size(); i++) {
          Channel channel = batch.channels().get(batch.channel()[i]);
          if (wanted(channel)) {
            message(batch, i, channel, recording.ref(), out);
          }
        }
      }
    }
  }

  private void checkTopic(RecordingIndex index) {
    Set<String> topics = new TreeSet<>();
    index.channels().values().forEach(channel -> topics.add(channel.topic()));
    if (topic != null && !topics.isEmpty() && !topics.contains(topic)) {
      throw new UsageException(
          "%s has no channel %s; it has %s".formatted(file, topic, String.join(", ", topics)));
    }
  }

  private void checkDrive(RecordingIndex index) {
    Set<String> drives = new TreeSet<>();
    new DriveParts(index).drives().forEach(key -> drives.add(key.driveId()));
    if (drive != null && !drives.contains(drive)) {
      throw new UsageException(
          drives.isEmpty()
              ? file + " is no segment of several drives"
              : "%s has no drive %s; it has %s".formatted(file, drive, String.join(", ", drives)));
    }
  }

  private boolean wanted(Channel channel) {
    if (topic != null && !topic.equals(channel.topic())) {
      return false;
    }
    DriveKey of = SegmentMetadata.drive(channel);
    return drive == null || (of != null && of.driveId().equals(drive));
  }

  private void message(RawBatch batch, int i, Channel channel, RecordingRef ref, Writer out)
      throws IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      DriveKey of = SegmentMetadata.drive(channel);
      if (of != null) {
        json.writeStringField("drive", of.driveId());
      }
      json.writeStringField("topic", channel.topic());
      json.writeNumberField("log_ns", batch.logNs()[i]);
      json.writeNumberField("publish_ns", batch.publishNs()[i]);
      json.writeNumberField("sequence", batch.sequence()[i]);
      Optional<MessageRenderer> renderer = renderers.computeIfAbsent(channel, this::renderer);
      int offset = batch.offset()[i];
      int length = batch.length()[i];
      if (renderer.isPresent()) {
        json.writeFieldName("message");
        renderer.get().render(batch.data(), offset, length, json);
      } else {
        json.writeFieldName("undecoded");
        MessageRenderer.writeBytes(json, batch.data(), offset, length);
      }
      json.writeEndObject();
    } catch (MalformedMessageException e) {
      long at = batch.addressBase() + batch.offset()[i];
      fault(
          new Fault(
              at,
              at + batch.length()[i],
              "malformed_message",
              e.expected(),
              e.found(),
              channel.topic()));
      return;
    }
    line(out, line.toString());
  }

  private Optional<MessageRenderer> renderer(Channel channel) {
    try {
      return Optional.of(Decoders.renderer(channel));
    } catch (UndecodableException e) {
      System.err.println(channel.topic() + " is not decoded: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void line(Writer out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fault(Fault fault) {
    faults = true;
    System.err.printf(
        "%s, bytes %d to %d%s: %s: expected %s, found %s%n",
        file,
        fault.from(),
        fault.to(),
        fault.chunkOffset() == null ? "" : " of the chunk at " + fault.chunkOffset(),
        fault.reason(),
        fault.expected(),
        fault.found());
  }
}
