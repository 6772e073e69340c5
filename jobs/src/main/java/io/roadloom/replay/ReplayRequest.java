package io.roadloom.replay;

import java.util.List;
import javax.annotation.Nullable;

/**
 * What to publish, where to and how.
 *
 * @param paths files, folders, globs
 * @param drivePattern names drives by their path; null where recordings do themselves
 * @param bootstrap brokers, {@code HOST:PORT} each, commas between
 * @param partitions of the topic, where it is made
 * @param speed log time by wall clock, more than 0; infinite for as fast as it goes
 */
public record ReplayRequest(
    List<String> paths,
    @Nullable String drivePattern,
    String bootstrap,
    String topic,
    int partitions,
    double speed,
    Disorder disorder) {}
