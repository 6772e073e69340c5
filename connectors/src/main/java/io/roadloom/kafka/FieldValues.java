package io.roadloom.kafka;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.annotation.Nullable;

/** Reads the values of a record's fields, or says what is wrong with them. */
final class FieldValues {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final Pattern SCHEMA_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");
  private static final int SHOWN = 64;
  private static final String HEADER = "record_header";

  private FieldValues() {}

  /** The record's key, a vehicle's id. */
  static String vehicle(@Nullable byte[] key) throws ContractException {
    return nonEmpty("record_key", "a key: the vehicle's id in UTF-8", "no key", key);
  }

  static String nonEmptyHeader(String name, @Nullable byte[] value) throws ContractException {
    return nonEmpty(
        HEADER, "header " + name + ": text in UTF-8, not empty", "no header " + name, value);
  }

  static String header(String name, @Nullable byte[] value) throws ContractException {
    return text(HEADER, "header " + name + ": text in UTF-8", "no header " + name, value);
  }

  static String schemaId(@Nullable byte[] value) throws ContractException {
    String id = header(RecordContract.SCHEMA, value);
    if (!SCHEMA_ID.matcher(id).matches()) {
      throw new ContractException(
          HEADER,
          "header " + RecordContract.SCHEMA + ": 32 lower-case hex digits",
          '"' + shown(id) + '"');
    }
    return id;
  }

  static byte[] value(@Nullable byte[] value, String meaning) throws ContractException {
    if (value == null) {
      throw new ContractException("record_value", "a value: " + meaning, "no value");
    }
    return value;
  }

  /** Nanoseconds since the epoch. */
  static long nanos(String name, @Nullable byte[] value) throws ContractException {
    if (value == null || value.length != Long.BYTES) {
      throw number(name, "8 bytes", value);
    }
    long nanos = (long) LONG.get(value, 0);
    if (nanos < 0) {
      throw new ContractException(
          HEADER, "header " + name + ": less than 2^63 ns", Long.toUnsignedString(nanos) + " ns");
    }
    return nanos;
  }

  static long unsigned(String name, @Nullable byte[] value) throws ContractException {
    if (value == null || value.length != Integer.BYTES) {
      throw number(name, "4 bytes", value);
    }
    return Integer.toUnsignedLong((int) INT.get(value, 0));
  }

  /** As much of bytes as a person wants to see of them. */
  static String shown(byte[] bytes) {
    return '"' + shown(new String(bytes, StandardCharsets.UTF_8)) + '"';
  }

  private static String shown(String text) {
    String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return UNPRINTABLE.matcher(start).replaceAll("�");
  }

  private static String nonEmpty(
      String reason, String expected, String absent, @Nullable byte[] value)
      throws ContractException {
    String text = text(reason, expected, absent, value);
    if (text.isEmpty()) {
      throw new ContractException(reason, expected, "0 bytes");
    }
    return text;
  }

  private static String text(String reason, String expected, String absent, @Nullable byte[] value)
      throws ContractException {
    if (value == null) {
      throw new ContractException(reason, expected, absent);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      throw new ContractException(reason, expected, "bytes that are not UTF-8: " + shown(value));
    }
  }

  private static ContractException number(String name, String size, @Nullable byte[] value) {
    return new ContractException(
        HEADER,
        "header " + name + ": " + size + ", big-endian",
        value == null ? "no header " + name : value.length + " bytes");
  }
}
