package io.roadloom.bench.live;

import java.util.Map;

/**
 * How far a job was at a moment, and what had been used of the processor.
 *
 * @param records of the topic that it had committed as read
 * @param flink CPU seconds of this process, by stage
 * @param servers CPU seconds of broker and HDFS
 */
record Mark(long nanos, long records, Map<String, Double> flink, Map<String, Double> servers) {
  Mark with(long moreRecords) {
    return new Mark(nanos, moreRecords, flink, servers);
  }

  double secondsSince(Mark other) {
    return (nanos - other.nanos) / 1e9;
  }
}
