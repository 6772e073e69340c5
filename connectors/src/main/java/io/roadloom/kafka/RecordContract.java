package io.roadloom.kafka;

import io.roadloom.model.Schema;
import io.roadloom.model.Token;

/**
 * Version 1 of what vehicles put on Kafka, one record per sensor message. The key is the vehicle's
 * id in UTF-8, the value is the message's payload, and everything else is in headers. Text is
 * UTF-8, numbers are big-endian. Headers of other names are ignored; of a name that occurs more
 * than once, the last header counts.
 *
 * <table>
 * <caption>Headers of a message</caption>
 * <tr><td>{@value #VERSION}</td><td>{@value #VERSION_1}</td></tr>
 * <tr><td>{@value #KIND}</td><td>{@value #KIND_MESSAGE}, or absent</td></tr>
 * <tr><td>{@value #DRIVE}</td><td>drive id, not empty</td></tr>
 * <tr><td>{@value #TOPIC}</td><td>the channel's topic, not empty</td></tr>
 * <tr><td>{@value #ENCODING}</td><td>message encoding, {@code cdr} for instance</td></tr>
 * <tr><td>{@value #SCHEMA}</td><td>schema id; absent where the channel has no schema</td></tr>
 * <tr><td>{@value #LOG_NS}, {@value #PUBLISH_NS}</td><td>8 bytes, nanoseconds since 1970, at least 0</td></tr>
 * <tr><td>{@value #SEQUENCE}</td><td>4 bytes, unsigned</td></tr>
 * </table>
 *
 * <p>A schema travels as a record of its own, its value the schema's bytes, before the first
 * message that names it, with the same key so that it stays ahead of it. It is said once for each
 * drive and again at least every minute.
 *
 * <table>
 * <caption>Headers of a schema</caption>
 * <tr><td>{@value #VERSION}</td><td>{@value #VERSION_1}</td></tr>
 * <tr><td>{@value #KIND}</td><td>{@value #KIND_SCHEMA}</td></tr>
 * <tr><td>{@value #SCHEMA}</td><td>its id: {@link #schemaId}</td></tr>
 * <tr><td>{@value #NAME}</td><td>the schema's name</td></tr>
 * <tr><td>{@value #ENCODING}</td><td>schema encoding, {@code ros2msg} for instance</td></tr>
 * </table>
 */
public final class RecordContract {
  public static final String VERSION = "roadloom";
  public static final String VERSION_1 = "1";
  public static final String KIND = "kind";
  public static final String KIND_MESSAGE = "message";
  public static final String KIND_SCHEMA = "schema";
  public static final String DRIVE = "drive";
  public static final String TOPIC = "topic";
  public static final String ENCODING = "encoding";
  public static final String SCHEMA = "schema";
  public static final String LOG_NS = "log_ns";
  public static final String PUBLISH_NS = "publish_ns";
  public static final String SEQUENCE = "sequence";
  public static final String NAME = "name";

  private RecordContract() {}

  /** A schema's id: the {@link Token} of its name, encoding and bytes, 32 hex digits. */
  public static String schemaId(Schema schema) {
    return Token.of(Token.text(schema.name()), Token.text(schema.encoding()), schema.data());
  }
}
