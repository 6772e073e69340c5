package io.roadloom.scene;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.Scene;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** A scene that samples may still come to, in numbers that do not grow with them. */
public final class OpenScene {
  private static final double NS = 1e9;

  private final long firstNs;
  private long lastNs;
  private long samples;

  /**
   * Numbers of each measure; null where code that did not know it has begun the scene: half of a
   * scene is no measure of it.
   */
  private final double[][] memory = new double[Profile.MEASURES.size()][];

  OpenScene(long firstNs) {
    this.firstNs = firstNs;
    this.lastNs = firstNs;
    for (int i = 0; i < memory.length; i++) {
      memory[i] = new double[Profile.MEASURES.get(i).size()];
    }
  }

  private OpenScene(DataInput in) throws IOException {
    firstNs = in.readLong();
    lastNs = in.readLong();
    samples = in.readLong();
    Map<String, double[]> saved = new HashMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      String name = in.readUTF();
      double[] numbers = new double[in.readInt()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readDouble();
      }
      saved.put(name, numbers);
    }
    for (int i = 0; i < memory.length; i++) {
      Measure measure = Profile.MEASURES.get(i);
      memory[i] = fitting(saved.get(measure.name()), measure);
    }
  }

  @Nullable
  private static double[] fitting(@Nullable double[] numbers, Measure measure) {
    return numbers != null && numbers.length == measure.size() ? numbers : null;
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
    for (int i = 0; i < memory.length; i++) {
      if (memory[i] != null) {
        Profile.MEASURES.get(i).add(sample, seconds, memory[i]);
      }
    }
  }

  Scene row(DriveKey drive, String token) {
    Map<String, Double> measures = new TreeMap<>();
    for (int i = 0; i < memory.length; i++) {
      if (memory[i] != null) {
        Profile.MEASURES.get(i).tell(memory[i], measures);
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
    int known = 0;
    for (double[] numbers : memory) {
      known += numbers == null ? 0 : 1;
    }
    out.writeInt(known);
    for (int i = 0; i < memory.length; i++) {
      if (memory[i] != null) {
        out.writeUTF(Profile.MEASURES.get(i).name());
        out.writeInt(memory[i].length);
        for (double number : memory[i]) {
          out.writeDouble(number);
        }
      }
    }
  }

  /** From {@link #write}. */
  public static OpenScene read(DataInput in) throws IOException {
    return new OpenScene(in);
  }
}
