package io.roadloom.rig.read;

import io.roadloom.decode.Decoders;
import io.roadloom.decode.MessageDecoder.SignalInfo;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.rig.ChannelRule;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What signals the messages of a channel have, where that can be told before reading them. */
final class KnownFields {
  private KnownFields() {}

  /**
   * @param requested fields that are signals although they are elements of arrays
   * @return empty where only the messages will tell, or nothing will
   */
  static Optional<Set<String>> of(Channel channel, ChannelRule rule, Set<String> requested) {
    if (channel.messageEncoding().equals("json")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Decoders.decoder(channel, rule, requested).signals().stream()
              .map(SignalInfo::name)
              .collect(Collectors.toSet()));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }
}
