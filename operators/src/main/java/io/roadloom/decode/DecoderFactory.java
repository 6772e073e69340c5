package io.roadloom.decode;

import io.roadloom.model.Channel;

/** Finds the decoder of a channel. */
@FunctionalInterface
public interface DecoderFactory {
  /**
   * @throws UndecodableException where there is none: the channel's readings are then addressable
   *     only
   */
  MessageDecoder decoder(Channel channel) throws UndecodableException;
}
