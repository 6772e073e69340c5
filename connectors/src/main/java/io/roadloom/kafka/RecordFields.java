package io.roadloom.kafka;

import javax.annotation.Nullable;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of one record that the contract names, each null where it is absent. */
final class RecordFields {
  @Nullable byte[] version;
  @Nullable byte[] kind;
  @Nullable byte[] drive;
  @Nullable byte[] topic;
  @Nullable byte[] encoding;
  @Nullable byte[] schema;
  @Nullable byte[] logNs;
  @Nullable byte[] publishNs;
  @Nullable byte[] sequence;
  @Nullable byte[] name;

  /** Takes the headers of the next record. */
  void read(Headers headers) {
    version = null;
    kind = null;
    drive = null;
    topic = null;
    encoding = null;
    schema = null;
    logNs = null;
    publishNs = null;
    sequence = null;
    name = null;
    for (Header header : headers) {
      take(header.key(), header);
    }
  }

  /**
   * By the key's length first: each record brings its keys as text that nobody has hashed yet, and
   * hashing it, as a switch over text does, costs more than to compare.
   */
  private void take(String key, Header header) {
    switch (key.length()) {
      case 4 -> {
        if (key.equals(RecordContract.KIND)) {
          kind = header.value();
        } else if (key.equals(RecordContract.NAME)) {
          name = header.value();
        }
      }
      case 5 -> {
        if (key.equals(RecordContract.DRIVE)) {
          drive = header.value();
        } else if (key.equals(RecordContract.TOPIC)) {
          topic = header.value();
        }
      }
      case 6 -> {
        if (key.equals(RecordContract.SCHEMA)) {
          schema = header.value();
        } else if (key.equals(RecordContract.LOG_NS)) {
          logNs = header.value();
        }
      }
      case 8 -> {
        if (key.equals(RecordContract.VERSION)) {
          version = header.value();
        } else if (key.equals(RecordContract.ENCODING)) {
          encoding = header.value();
        } else if (key.equals(RecordContract.SEQUENCE)) {
          sequence = header.value();
        }
      }
      case 10 -> {
        if (key.equals(RecordContract.PUBLISH_NS)) {
          publishNs = header.value();
        }
      }
      default -> {} // tracing headers and the like are none of our business
    }
  }
}
