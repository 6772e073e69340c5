package io.roadloom.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.metrics.groups.InternalSourceReaderMetricGroup;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SensorReaderMetricsTest {
  private final List<String> registered = new ArrayList<>();
  private final Map<String, Gauge<?>> gauges = new HashMap<>();

  @Test
  void aPartitionThatIsBegunWithAgainKeepsItsGauges() {
    TopicPartition one = new TopicPartition("fleet", 1);
    TopicPartition two = new TopicPartition("fleet", 2);
    SensorReaderMetrics metrics =
        new SensorReaderMetrics(InternalSourceReaderMetricGroup.mock(new Group("")));
    registered.clear(); // what is not of partitions
    metrics.registerTopicPartition(one);
    metrics.registerTopicPartition(two);
    metrics.recordCurrentOffset(one, 7);
    metrics.registerTopicPartition(one);
    assertThat(registered)
        .containsExactlyInAnyOrder(
            "fleet.1.currentOffset",
            "fleet.1.committedOffset",
            "fleet.2.currentOffset",
            "fleet.2.committedOffset");

    metrics.recordCurrentOffset(one, 9);
    assertThat(gauges.get("fleet.1.currentOffset").getValue()).isEqualTo(9L);
    assertThat(gauges.get("fleet.2.currentOffset").getValue()).isEqualTo(-1L);
  }

  /** Takes note of what is registered. */
  private final class Group extends UnregisteredMetricsGroup {
    private final String scope;

    Group(String scope) {
      this.scope = scope;
    }

    @Override
    public MetricGroup addGroup(String name) {
      return this;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Group(scope + value + ".");
    }

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      registered.add(scope + name);
      gauges.put(scope + name, gauge);
      return gauge;
    }
  }
}
