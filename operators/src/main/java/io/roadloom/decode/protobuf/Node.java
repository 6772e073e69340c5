package io.roadloom.decode.protobuf;

import com.google.protobuf.WireFormat;
import io.roadloom.decode.MalformedMessageException;
import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;

/** A message at one place in the tree of messages, with those of its fields that are looked at. */
final class Node {
  private int[] numbers = {};
  private Field[] fields = {};
  private int metIn;

  /**
   * A field: a message, a value, or repeated values of which some are wanted.
   *
   * @param wireType of one value
   * @param picks elements by index, null where not wanted; null for a single value
   */
  record Field(
      int number,
      int wireType,
      @Nullable Node message,
      @Nullable Leaf leaf,
      @Nullable Leaf[] picks,
      Counter counter) {}

  /** Counts the elements of a repeated field. */
  static final class Counter {
    private int elements;
    private int metIn;
  }

  void set(List<Field> all) {
    fields = all.stream().sorted((a, b) -> a.number - b.number).toArray(Field[]::new);
    numbers = Arrays.stream(fields).mapToInt(Field::number).toArray();
  }

  boolean isMet(int message) {
    return metIn == message;
  }

  /**
   * Reads up to the cursor's end.
   *
   * @param message number of the whole message, by which values are known to be of it
   */
  void read(WireCursor in, int message) throws MalformedMessageException {
    metIn = message;
    while (!in.atEnd()) {
      int tag = in.tag();
      int place = Arrays.binarySearch(numbers, WireFormat.getTagFieldNumber(tag));
      if (place < 0 || !read(fields[place], WireFormat.getTagWireType(tag), in, message)) {
        in.skip(tag);
      }
    }
  }

  private static boolean read(Field field, int wireType, WireCursor in, int message)
      throws MalformedMessageException {
    if (field.picks != null) {
      return elements(field, wireType, in, message);
    }
    if (wireType != field.wireType) {
      return false; // of an older or newer type: unknown, as protobuf has it
    }
    if (field.message == null) {
      field.leaf.read(in, message);
    } else {
      int length = in.length();
      int outer = in.limit(in.at() + length);
      field.message.read(in, message);
      in.limit(outer);
    }
    return true;
  }

  private static boolean elements(Field field, int wireType, WireCursor in, int message)
      throws MalformedMessageException {
    if (field.counter.metIn != message) {
      field.counter.metIn = message;
      field.counter.elements = 0;
    }
    if (wireType == field.wireType) {
      element(field, in, message);
    } else if (wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      int length = in.length();
      int outer = in.limit(in.at() + length);
      while (!in.atEnd()) {
        element(field, in, message);
      }
      in.limit(outer);
    } else {
      return false;
    }
    return true;
  }

  private static void element(Field field, WireCursor in, int message)
      throws MalformedMessageException {
    int index = field.counter.elements++;
    Leaf wanted = index < field.picks.length ? field.picks[index] : null;
    // Some leaf has to know how long an element is.
    (wanted == null ? field.leaf : wanted).read(in, message);
  }
}
