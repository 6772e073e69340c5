package io.roadloom.cli;

/** What brokers and topics are called, looked at before anybody connects. */
final class KafkaNames {
  private static final String BOOTSTRAP = "[^,:\\s]+:\\d{1,5}(,[^,:\\s]+:\\d{1,5})*";
  private static final String TOPIC = "(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}";

  private KafkaNames() {}

  /**
   * Does nothing where both can be.
   *
   * @throws UsageException where one of them can't
   */
  static void check(String bootstrap, String topic) {
    if (!bootstrap.matches(BOOTSTRAP)) {
      throw new UsageException("--kafka: expected HOST:PORT, found " + bootstrap);
    }
    if (!topic.matches(TOPIC)) {
      throw new UsageException("--topic: expected letters, digits, . _ and -, found " + topic);
    }
  }
}
