package io.roadloom.export.parquet;

import java.util.List;
import javax.annotation.Nullable;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.RecordConsumer;
import org.apache.iceberg.shaded.org.apache.parquet.schema.GroupType;

/**
 * Writes the fields of one group, in the schema's order; null is a field that is not written. Not
 * thread-safe.
 */
final class Group {
  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  private final GroupType type;
  private final RecordConsumer out;

  Group(GroupType type, RecordConsumer out) {
    this.type = type;
    this.out = out;
  }

  /** Writes fields into a group. */
  interface Fields {
    void write(Group group);
  }

  void text(String field, @Nullable String value) {
    if (value != null) {
      field(field, () -> out.addBinary(Binary.fromString(value)));
    }
  }

  /** The array may be used again once the call is back. */
  void bytes(String field, byte[] data, int offset, int length) {
    field(field, () -> out.addBinary(Binary.fromReusedByteArray(data, offset, length)));
  }

  void number(String field, @Nullable Long value) {
    if (value != null) {
      field(field, () -> out.addLong(value));
    }
  }

  void integer(String field, int value) {
    field(field, () -> out.addInteger(value));
  }

  void real(String field, @Nullable Double value) {
    if (value != null) {
      field(field, () -> out.addDouble(value));
    }
  }

  void reals(String field, @Nullable double[] values) {
    if (values != null) {
      list(field, values.length, i -> out.addDouble(values[i]));
    }
  }

  void texts(String field, List<String> values) {
    list(field, values.size(), i -> out.addBinary(Binary.fromString(values.get(i))));
  }

  void group(String field, Fields fields) {
    field(field, () -> inner(type.getType(field).asGroupType(), fields));
  }

  /** A list of {@code size} groups. */
  void groups(String field, int size, ElementFields fields) {
    GroupType element = repeated(field).getType(ELEMENT).asGroupType();
    list(field, size, i -> inner(element, group -> fields.write(i, group)));
  }

  /** Writes fields into the i-th group of a list. */
  interface ElementFields {
    void write(int i, Group group);
  }

  private interface Element {
    void write(int i);
  }

  private void list(String field, int size, Element element) {
    field(
        field,
        () -> {
          out.startGroup();
          if (size > 0) {
            out.startField(LIST, 0);
            for (int i = 0; i < size; i++) {
              out.startGroup();
              out.startField(ELEMENT, 0);
              element.write(i);
              out.endField(ELEMENT, 0);
              out.endGroup();
            }
            out.endField(LIST, 0);
          }
          out.endGroup();
        });
  }

  private GroupType repeated(String field) {
    return type.getType(field).asGroupType().getType(LIST).asGroupType();
  }

  private void inner(GroupType type, Fields fields) {
    out.startGroup();
    fields.write(new Group(type, out));
    out.endGroup();
  }

  private void field(String field, Runnable value) {
    int index = type.getFieldIndex(field);
    out.startField(field, index);
    value.run();
    out.endField(field, index);
  }
}
