package io.roadloom.decode;

import io.roadloom.model.ReadingBatch;
import java.util.Arrays;
import javax.annotation.Nullable;

/**
 * What a decoder found in one message. One instance is used for all messages of a task: decoders
 * fill it in place, nothing is allocated a message.
 */
public final class Decoded {
  /** Sensor stamp, ns; {@link ReadingBatch#NO_STAMP} where there is none. */
  public long headerNs;

  public @Nullable String frameId;

  /** Of the image or cloud, in the payload; length −1 where there is none. */
  public int mediaOffset;

  public int mediaLength;
  public int width;
  public int height;
  public int points;

  /** How the image's bytes are to be read: {@code jpeg}, {@code png}, a ROS raw encoding; null. */
  public @Nullable String imageEncoding;

  /** Bytes a row of a raw image. */
  public int imageStep;

  public boolean imageBigEndian;

  /** Mountings and optics that the message states; null for most. */
  public @Nullable java.util.List<Mounting> mountings;

  private int size;
  private int[] signal = new int[64];
  private double[] value = new double[64];
  private String[] text = new String[64];

  /** A transform or a camera's optics, as {@link io.roadloom.model.CalibrationEvent} has them. */
  public record Mounting(
      String frameId,
      @Nullable String parentFrame,
      @Nullable double[] translation,
      @Nullable double[] rotation,
      @Nullable double[] cameraMatrix,
      @Nullable double[] distortion) {}

  /** Forgets the last message. */
  public void clear() {
    headerNs = ReadingBatch.NO_STAMP;
    frameId = null;
    mediaOffset = 0;
    mediaLength = -1;
    width = 0;
    height = 0;
    points = 0;
    imageEncoding = null;
    imageStep = 0;
    imageBigEndian = false;
    mountings = null;
    size = 0;
  }

  /** Adds a value of the decoder's signal {@code id}. */
  public void signal(int id, double v) {
    signal(id, v, null);
  }

  /** Adds a value with its label, or a text with NaN. */
  public void signal(int id, double v, @Nullable String label) {
    if (size == signal.length) {
      signal = Arrays.copyOf(signal, 2 * size);
      value = Arrays.copyOf(value, 2 * size);
      text = Arrays.copyOf(text, 2 * size);
    }
    signal[size] = id;
    value[size] = v;
    text[size++] = label;
  }

  public int size() {
    return size;
  }

  public int signalId(int i) {
    return signal[i];
  }

  public double value(int i) {
    return value[i];
  }

  public @Nullable String text(int i) {
    return text[i];
  }
}
