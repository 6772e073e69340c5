package io.roadloom.decode.protobuf;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.Names;
import java.util.Map;
import java.util.TreeMap;

/** A value of a message that is looked at, and what the message last read has there. */
final class Leaf {
  static final int NO_SIGNAL = -1;
  private final Type type;
  private final int signal;
  private final Map<Integer, String> labels = new TreeMap<>();

  /** The message that the field is of; its field then has a value even where nothing is sent. */
  private final Node owner;

  private final boolean defaulted;
  private int metIn;
  private long bits;
  private int from;
  private int count;

  /**
   * @param defaulted whether the field has a value, 0 or nothing, even where it was not sent
   */
  Leaf(FieldDescriptor field, Node owner, int signal, boolean defaulted) {
    this.type = field.getType();
    this.owner = owner;
    this.signal = signal;
    this.defaulted = defaulted;
    if (type == Type.ENUM) {
      field.getEnumType().getValues().forEach(v -> labels.putIfAbsent(v.getNumber(), v.getName()));
    }
  }

  void read(WireCursor in, int message) throws MalformedMessageException {
    metIn = message;
    switch (type) {
      case FIXED32, SFIXED32, FLOAT -> bits = in.fixed32();
      case FIXED64, SFIXED64, DOUBLE -> bits = in.fixed64();
      case STRING, BYTES -> {
        count = in.length();
        from = in.at();
        in.pass(count);
      }
      default -> bits = in.varint();
    }
  }

  JavaType javaType() {
    return type.getJavaType();
  }

  boolean isMet(int message) {
    return metIn == message;
  }

  int from() {
    return from;
  }

  int count() {
    return count;
  }

  String text(byte[] data, Names names) {
    return names.of(data, from, count);
  }

  double number() {
    return switch (type) {
      case FLOAT -> Float.intBitsToFloat((int) bits);
      case DOUBLE -> Double.longBitsToDouble(bits);
      case UINT32, FIXED32 -> bits & 0xffffffffL;
      case UINT64, FIXED64 ->
          bits >= 0 ? (double) bits : (double) ((bits >>> 1) | (bits & 1)) * 2.0;
      case SINT32, SINT64 -> (bits >>> 1) ^ -(bits & 1);
      case BOOL -> bits != 0 ? 1 : 0;
      case INT32, SFIXED32, ENUM -> (int) bits;
      default -> bits;
    };
  }

  /** Adds the signal's value in the message last read, if it has one. */
  void emit(int message, byte[] data, Names names, Decoded out) {
    boolean met = isMet(message);
    if (signal == NO_SIGNAL || !met && !(defaulted && owner.isMet(message))) {
      return;
    }
    if (!met) {
      bits = 0;
      from = 0;
      count = 0;
    }
    switch (type) {
      case STRING -> out.signal(signal, Double.NaN, text(data, names));
      case ENUM -> out.signal(signal, (int) bits, labels.get((int) bits));
      default -> out.signal(signal, number());
    }
  }
}
