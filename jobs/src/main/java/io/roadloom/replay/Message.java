package io.roadloom.replay;

import io.roadloom.kafka.MessageRoute;
import io.roadloom.model.Schema;
import javax.annotation.Nullable;

/**
 * A recorded message.
 *
 * @param schema null where the channel has none
 * @param sequence unsigned 32 bits
 */
public record Message(
    MessageRoute route,
    @Nullable Schema schema,
    long logNs,
    long publishNs,
    long sequence,
    byte[] payload) {}
