package io.roadloom.bench.live;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A topic that has been filled.
 *
 * @param records of it, schemas among them
 * @param bytes of the messages' payloads
 */
record Filled(String topic, long records, long messages, long bytes) {
  private static final String TOPIC = "topic";
  private static final String RECORDS = "records";
  private static final String MESSAGES = "messages";
  private static final String BYTES = "bytes";

  /** Payload of a message, bytes. */
  double payload() {
    return (double) bytes / messages;
  }

  /** Remembers it beside the broker's data. */
  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(TOPIC, topic);
    properties.setProperty(RECORDS, "" + records);
    properties.setProperty(MESSAGES, "" + messages);
    properties.setProperty(BYTES, "" + bytes);
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
  }

  static Filled read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return new Filled(
        properties.getProperty(TOPIC),
        Long.parseLong(properties.getProperty(RECORDS)),
        Long.parseLong(properties.getProperty(MESSAGES)),
        Long.parseLong(properties.getProperty(BYTES)));
  }
}
