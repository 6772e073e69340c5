package io.roadloom.scene;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.Scene;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A scene that samples may still come to, in numbers that do not grow with them. */
public final class OpenScene {
  private static final double NS = 1e9;

  private final long firstNs;
  private final Map<String, double[]> memory;
  private long lastNs;
  private long samples;

  OpenScene(long firstNs) {
    this(firstNs, new HashMap<>());
    for (Measure measure : Profile.MEASURES) {
      memory.put(measure.name(), new double[measure.size()]);
    }
  }

  private OpenScene(long firstNs, Map<String, double[]> memory) {
    this.firstNs = firstNs;
    this.lastNs = firstNs;
    this.memory = memory;
  }

  long firstNs() {
    return firstNs;
  }

  long lastNs() {
    return lastNs;
  }

  void add(SceneSample sample) {
    lastNs = sample.timestampNs();
    samples++;
    double seconds = (lastNs - firstNs) / NS;
    for (Measure measure : Profile.MEASURES) {
      double[] numbers = memory.get(measure.name());
      if (knows(measure, numbers)) {
        measure.add(sample, seconds, numbers);
      }
    }
  }

  /** Not where older code has begun the scene: half of a scene is no measure of it. */
  private static boolean knows(Measure measure, double[] numbers) {
    return numbers != null && numbers.length == measure.size();
  }

  Scene row(DriveKey drive, String token) {
    Map<String, Double> measures = new TreeMap<>();
    for (Measure measure : Profile.MEASURES) {
      double[] numbers = memory.get(measure.name());
      if (knows(measure, numbers)) {
        measure.tell(numbers, measures);
      }
    }
    Map<String, String> tags = new TreeMap<>();
    for (SceneTag tag : Profile.TAGS) {
      String value = tag.of(measures);
      if (value != null) {
        tags.put(tag.name(), value);
      }
    }
    return new Scene(drive, token, firstNs, lastNs, samples, tags, measures);
  }

  /** Its form in state; measures by name, so that others can come and go. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(firstNs);
    out.writeLong(lastNs);
    out.writeLong(samples);
    out.writeInt(memory.size());
    for (Map.Entry<String, double[]> measure : memory.entrySet()) {
      out.writeUTF(measure.getKey());
      out.writeInt(measure.getValue().length);
      for (double number : measure.getValue()) {
        out.writeDouble(number);
      }
    }
  }

  /** From {@link #write}. */
  public static OpenScene read(DataInput in) throws IOException {
    OpenScene scene = new OpenScene(in.readLong(), new HashMap<>());
    scene.lastNs = in.readLong();
    scene.samples = in.readLong();
    for (int n = in.readInt(); n > 0; n--) {
      String name = in.readUTF();
      double[] numbers = new double[in.readInt()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readDouble();
      }
      scene.memory.put(name, numbers);
    }
    return scene;
  }
}
