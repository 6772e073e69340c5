package io.roadloom.jobs;

import io.roadloom.decode.can.DbcText;
import io.roadloom.model.Channel;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import io.roadloom.rig.read.ParsedRig;
import io.roadloom.rig.read.RigCheck;
import io.roadloom.rig.read.RigFile;
import io.roadloom.source.ProbedRecording;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/** The rig that a request names, read and held against the recordings. */
final class GivenRig {
  private GivenRig() {}

  static Rig of(String file, List<ProbedRecording> found) throws IOException {
    List<Channel> channels =
        found.stream()
            .flatMap(recording -> recording.index().channels().values().stream())
            .toList();
    ParsedRig parsed = read(file);
    RigCheck.check(parsed, channels.stream().map(Channel::topic).collect(Collectors.toSet()));
    RigCheck.checkFields(parsed, channels);
    return parsed.rig();
  }

  private static ParsedRig read(String file) throws IOException {
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
