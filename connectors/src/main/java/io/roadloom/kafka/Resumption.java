package io.roadloom.kafka;

import javax.annotation.Nullable;
import org.apache.kafka.common.Uuid;

/**
 * Where to read on, and what is to be said of it.
 *
 * @param topicId of the topic that is read from now on
 * @param next offset to read; {@link #UNKNOWN} where it is the one that it would have been
 * @param end offset behind the messages that are lost, where that is known
 * @param reason why another offset is read; null where none is
 * @param found what Kafka has
 */
record Resumption(
    @Nullable Uuid topicId, long next, long end, @Nullable String reason, String found) {
  static final long UNKNOWN = -1;

  /**
   * Decides it. Of a topic that was made anew nothing has been read. What of it was published to
   * the old one, too, does no harm: readings are told apart by what they are, not by offsets.
   *
   * @param topicId of the topic that was read; null where it is not known
   * @param offset the next to read; negative where none was, or it is not known
   */
  static Resumption of(@Nullable Uuid topicId, long offset, TopicLog log) {
    boolean known = topicId != null && log.topicId() != null;
    if (known && !topicId.equals(log.topicId())) {
      return fromStart(log, "topic_replaced", "a topic that was made anew");
    } else if (offset > log.end()) {
      return fromStart(
          log, known ? "topic_truncated" : "topic_replaced", "a topic that ends at " + log.end());
    } else if (offset >= 0 && offset < log.first()) {
      return new Resumption(
          log.topicId(),
          log.first(),
          log.first(),
          "offsets_expired",
          "offset " + log.first() + ", the first that Kafka has");
    }
    return new Resumption(log.topicId(), UNKNOWN, UNKNOWN, null, "");
  }

  private static Resumption fromStart(TopicLog log, String reason, String found) {
    return new Resumption(
        log.topicId(),
        log.first(),
        UNKNOWN,
        reason,
        found + "; it is read from its start, offset " + log.first());
  }
}
