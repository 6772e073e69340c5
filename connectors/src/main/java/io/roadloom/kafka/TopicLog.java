package io.roadloom.kafka;

import javax.annotation.Nullable;
import org.apache.kafka.common.Uuid;

/**
 * What Kafka has of a partition.
 *
 * @param topicId another one once the topic has been deleted and made again; null where the broker
 *     is too old to have any
 * @param first offset of the first message that is there
 * @param end offset behind the last
 */
record TopicLog(@Nullable Uuid topicId, long first, long end) {}
