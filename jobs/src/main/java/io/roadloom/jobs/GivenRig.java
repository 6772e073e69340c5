package io.roadloom.jobs;

import io.roadloom.decode.can.DbcText;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import io.roadloom.rig.read.ParsedRig;
import io.roadloom.rig.read.RigCheck;
import io.roadloom.rig.read.RigFile;
import io.roadloom.source.ProbedRecording;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** The rig that a request names, read and held against the recordings. */
public final class GivenRig {
  private GivenRig() {}

  static Rig of(String file, List<ProbedRecording> found) throws IOException {
    List<Channel> channels = channels(found);
    ParsedRig parsed = read(file);
    RigCheck.check(parsed, channels.stream().map(Channel::topic).collect(Collectors.toSet()));
    RigCheck.checkFields(parsed, channels);
    return parsed.rig();
  }

  /** What channels are told apart by here. */
  private record Definition(
      String topic, String encoding, String schema, String schemaEncoding, ByteBuffer data) {
    static Definition of(Channel channel) {
      Schema schema = channel.schema();
      return schema == null
          ? new Definition(
              channel.topic(), channel.messageEncoding(), "", "", ByteBuffer.allocate(0))
          : new Definition(
              channel.topic(),
              channel.messageEncoding(),
              schema.name(),
              schema.encoding(),
              ByteBuffer.wrap(schema.data()));
    }
  }

  /** Thousands of drives have the same few channels: one of each. */
  private static List<Channel> channels(List<ProbedRecording> found) {
    Map<Definition, Channel> channels = new LinkedHashMap<>();
    for (ProbedRecording recording : found) {
      for (Channel channel : recording.index().channels().values()) {
        channels.putIfAbsent(Definition.of(channel), channel);
      }
    }
    return List.copyOf(channels.values());
  }

  /**
   * Reads a rig file and the databases that it names.
   *
   * @throws RigException where it is wrong, or not there
   */
  public static ParsedRig read(String file) throws IOException {
    Path path = new Path(file);
    try {
      return RigFile.read(
          path.getName(),
          new String(bytes(path), StandardCharsets.UTF_8),
          named -> DbcText.of(bytes(beside(path, named))));
    } catch (FileNotFoundException e) {
      throw new RigException("rig " + file + " does not exist");
    }
  }

  /** A file that a rig names: by itself, or relative to the rig. */
  private static Path beside(Path rig, String named) {
    boolean absolute = named.startsWith("/") || named.contains("://");
    return absolute ? new Path(named) : new Path(rig.getParent(), named);
  }

  private static byte[] bytes(Path path) throws IOException {
    try (FSDataInputStream in = path.getFileSystem().open(path)) {
      return in.readAllBytes();
    }
  }
}
