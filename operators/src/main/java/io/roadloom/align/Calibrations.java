package io.roadloom.align;

import io.roadloom.dedup.Texts;
import io.roadloom.model.CalibrationEvent;
import io.roadloom.model.RecordingRef;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Mountings and optics that a recording states; the newest of each counts. */
final class Calibrations {
  private static final Pattern TRANSPORT =
      Pattern.compile("/(compressed|compressedDepth|theora|zstd|ffmpeg)$");

  /** By child frame. */
  private final Map<String, CalibrationEvent> mountings = new TreeMap<>();

  /** By channel, or by frame where the channel is not known. */
  private final Map<String, CalibrationEvent> optics = new TreeMap<>();

  void add(CalibrationEvent event) {
    if (event.translation() != null || event.rotation() != null) {
      keepNewest(mountings, event.frameId(), event);
    }
    if (event.cameraMatrix() != null || event.distortion() != null) {
      keepNewest(optics, event.topic() != null ? event.topic() : event.frameId(), event);
    }
  }

  boolean isEmpty() {
    return mountings.isEmpty() && optics.isEmpty();
  }

  /** Takes over what another knows. */
  void add(Calibrations other) {
    other.mountings.forEach((frame, event) -> keepNewest(mountings, frame, event));
    other.optics.forEach((key, event) -> keepNewest(optics, key, event));
  }

  private static void keepNewest(
      Map<String, CalibrationEvent> known, String key, CalibrationEvent event) {
    known.merge(key, event, (old, now) -> now.logNs() > old.logNs() ? now : old);
  }

  @Nullable
  CalibrationEvent mounting(String frameId) {
    return mountings.get(frameId);
  }

  /** The optics that belong to a camera's channel: by frame, by neighbouring topic, by both. */
  @Nullable
  CalibrationEvent optics(String topic, String frameId) {
    CalibrationEvent best = null;
    int bestScore = 0;
    for (CalibrationEvent event : optics.values()) {
      boolean sameFrame = event.frameId().equals(frameId);
      if (!sameFrame && !event.frameId().isEmpty()) {
        continue;
      }
      int score = (sameFrame ? 2 : 0) + nearness(topic, event.topic());
      if (score > bestScore) {
        best = event;
        bestScore = score;
      }
    }
    return best;
  }

  private static int nearness(String image, @Nullable String info) {
    if (info == null) {
      return 0;
    } else if (info.equals(image)) {
      return 4;
    }
    String base = TRANSPORT.matcher(image).replaceFirst("");
    return folder(info).equals(folder(base)) || folder(info).equals(folder(image)) ? 1 : 0;
  }

  private static String folder(String topic) {
    return topic.substring(0, topic.lastIndexOf('/') + 1);
  }

  void write(DataOutput out) throws IOException {
    write(out, mountings);
    write(out, optics);
  }

  static Calibrations read(DataInput in, RecordingRef recording) throws IOException {
    Calibrations calibrations = new Calibrations();
    read(in, recording, calibrations.mountings);
    read(in, recording, calibrations.optics);
    return calibrations;
  }

  private static void write(DataOutput out, Map<String, CalibrationEvent> known)
      throws IOException {
    out.writeInt(known.size());
    for (Map.Entry<String, CalibrationEvent> entry : known.entrySet()) {
      CalibrationEvent event = entry.getValue();
      Texts.write(out, entry.getKey());
      out.writeLong(event.logNs());
      Texts.write(out, event.topic());
      Texts.write(out, event.frameId());
      Texts.write(out, event.parentFrame());
      write(out, event.translation());
      write(out, event.rotation());
      write(out, event.cameraMatrix());
      write(out, event.distortion());
    }
  }

  private static void read(DataInput in, RecordingRef recording, Map<String, CalibrationEvent> to)
      throws IOException {
    for (int n = in.readInt(); n > 0; n--) {
      String key = Texts.read(in);
      to.put(
          key,
          new CalibrationEvent(
              recording,
              in.readLong(),
              Texts.read(in),
              Texts.read(in),
              Texts.read(in),
              readDoubles(in),
              readDoubles(in),
              readDoubles(in),
              readDoubles(in)));
    }
  }

  private static void write(DataOutput out, @Nullable double[] values) throws IOException {
    out.writeInt(values == null ? -1 : values.length);
    if (values != null) {
      for (double value : values) {
        out.writeDouble(value);
      }
    }
  }

  @Nullable
  private static double[] readDoubles(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
