package io.roadloom.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** Where reading goes on, by what is saved and what Kafka has. */
class ResumptionTest {
  private static final Uuid TOPIC = new Uuid(1, 2);
  private static final TopicPartition PARTITION = new TopicPartition("fleet", 3);
  private static final TopicLog LOG = new TopicLog(TOPIC, 100, 200);

  @Test
  void goesOnWhereTheNextMessageIsOrWillBe() {
    for (long offset : new long[] {Resumption.UNKNOWN, -2, 100, 150, 200}) {
      Resumption resumption = Resumption.of(TOPIC, offset, LOG);
      assertThat(resumption.reason()).as("offset %d", offset).isNull();
      assertThat(resumption.topicId()).isEqualTo(TOPIC);
    }
  }

  @Test
  void whatKafkaHasDeletedIsLost() {
    Resumption resumption = Resumption.of(TOPIC, 40, LOG);
    assertThat(resumption.reason()).isEqualTo("offsets_expired");
    assertThat(resumption.next()).isEqualTo(100);
    assertThat(resumption.end()).isEqualTo(100);
  }

  @Test
  void anotherTopicIsReadFromItsStartWhateverTheOffset() {
    for (long offset : new long[] {Resumption.UNKNOWN, 40, 150, 300}) {
      Resumption resumption = Resumption.of(new Uuid(7, 7), offset, LOG);
      assertThat(resumption.reason()).as("offset %d", offset).isEqualTo("topic_replaced");
      assertThat(resumption.next()).isEqualTo(100);
      assertThat(resumption.topicId()).isEqualTo(TOPIC);
    }
  }

  @Test
  void anOffsetBehindTheEndIsOfATopicBeforeOrOfOneThatWasCutShort() {
    assertThat(Resumption.of(null, 201, LOG).reason()).isEqualTo("topic_replaced");
    assertThat(Resumption.of(TOPIC, 201, LOG).reason()).isEqualTo("topic_truncated");
    assertThat(Resumption.of(TOPIC, 201, LOG).next()).isEqualTo(100);
  }

  @Test
  void aSplitThatAnEarlierVersionSavedIsOfAnyTopic() throws Exception {
    KafkaPartitionSplitSerializer before = new KafkaPartitionSplitSerializer();
    KafkaPartitionSplit split = new KafkaPartitionSplit(PARTITION, 42);
    KafkaPartitionSplit read =
        new SensorSplitSerializer().deserialize(before.getVersion(), before.serialize(split));
    assertThat(read).isEqualTo(split);
    assertThat(SensorSplit.topicId(read)).isNull();
    assertThat(Resumption.of(SensorSplit.topicId(read), 142, LOG).reason()).isNull();
  }

  @Test
  void aSplitKeepsItsTopic() throws Exception {
    SensorSplitSerializer serializer = new SensorSplitSerializer();
    for (Uuid topic : new Uuid[] {TOPIC, null}) {
      KafkaPartitionSplit split = SensorSplit.of(new KafkaPartitionSplit(PARTITION, 42), topic);
      KafkaPartitionSplit read =
          serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
      assertThat(read).isEqualTo(split);
      assertThat(SensorSplit.topicId(read)).isEqualTo(topic);
    }
    assertThatThrownBy(() -> serializer.deserialize(serializer.getVersion() + 1, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("newer version");
  }
}
