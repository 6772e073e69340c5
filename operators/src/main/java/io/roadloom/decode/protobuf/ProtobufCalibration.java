package io.roadloom.decode.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.Decoded.Mounting;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Reads mountings and optics from Foxglove's calibrations and transforms, which are few. */
final class ProtobufCalibration implements MessageDecoder {
  private static final long SECOND = 1_000_000_000L;
  private final Descriptor type;

  ProtobufCalibration(Descriptor type) {
    this.type = type;
  }

  @Override
  public Modality modality() {
    return Modality.CALIBRATION;
  }

  @Override
  public List<SignalInfo> signals() {
    return List.of();
  }

  @Override
  public void decode(byte[] data, int offset, int length, Decoded out)
      throws MalformedMessageException {
    Message message = ProtobufSchema.parse(type, data, offset, length);
    List<Mounting> mountings = new ArrayList<>();
    Object transforms = field(message, "transforms");
    if (transforms instanceof List<?> all) {
      for (Object transform : all) {
        if (transform instanceof Message one) {
          addTransform(one, mountings);
        }
      }
    } else {
      addTransform(message, mountings);
      addOptics(message, mountings);
    }
    if (field(message, "timestamp") instanceof Message stamp) {
      long total = (long) number(stamp, "seconds") * SECOND + (long) number(stamp, "nanos");
      out.headerNs = total == 0 ? ReadingBatch.NO_STAMP : total;
    }
    if (field(message, "frame_id") instanceof String frame) {
      out.frameId = frame;
    }
    out.mountings = mountings;
  }

  private static void addTransform(Message message, List<Mounting> mountings) {
    if (field(message, "child_frame_id") instanceof String child
        && field(message, "parent_frame_id") instanceof String parent
        && field(message, "translation") instanceof Message translation
        && field(message, "rotation") instanceof Message rotation) {
      mountings.add(
          new Mounting(
              child,
              parent,
              numbers(translation, "x", "y", "z"),
              numbers(rotation, "x", "y", "z", "w"),
              null,
              null));
    }
  }

  private static void addOptics(Message message, List<Mounting> mountings) {
    double[] matrix = doubles(field(message, "K"));
    boolean calibrated = matrix.length == 9 && matrix[0] != 0;
    if (calibrated && field(message, "frame_id") instanceof String frame) {
      double[] distortion = doubles(field(message, "D"));
      mountings.add(new Mounting(frame, null, null, null, matrix, distortion));
    }
  }

  private static @Nullable Object field(Message message, String name) {
    FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
    return field == null ? null : message.getField(field);
  }

  private static double number(Message message, String name) {
    return field(message, name) instanceof Number number ? number.doubleValue() : 0;
  }

  private static double[] numbers(Message message, String... names) {
    double[] numbers = new double[names.length];
    for (int i = 0; i < names.length; i++) {
      numbers[i] = number(message, names[i]);
    }
    return numbers;
  }

  private static double[] doubles(@Nullable Object field) {
    return field instanceof List<?> values
        ? values.stream()
            .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : 0)
            .toArray()
        : new double[0];
  }
}
