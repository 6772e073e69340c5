package io.roadloom.decode;

import io.roadloom.decode.can.DbcException;
import io.roadloom.decode.can.DbcFrames;
import io.roadloom.decode.json.JsonDecoder;
import io.roadloom.decode.json.JsonRenderer;
import io.roadloom.decode.protobuf.ProtobufDecoder;
import io.roadloom.decode.protobuf.ProtobufRenderer;
import io.roadloom.decode.ros.RosDecoder;
import io.roadloom.decode.ros.RosModality;
import io.roadloom.decode.ros.RosRenderer;
import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import io.roadloom.rig.SignalRule;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The decoders that there are. A new encoding is a package beside this class and a line in it. */
public final class Decoders {
  /** −1 where an IMU has no orientation: its quaternion is then not one, whatever it reads. */
  private static final String ORIENTATION_KNOWN = "orientation_covariance[0]";

  private Decoders() {}

  /** Decoders for what a rig says of channels. */
  public static DecoderFactory of(Rig rig) {
    return channel -> decoder(channel, rig.channel(channel.topic()), requested(rig, channel));
  }

  private static Set<String> requested(Rig rig, Channel channel) {
    Set<String> fields =
        rig.signals().stream()
            .filter(signal -> signal.channel().equals(channel.topic()))
            .map(SignalRule::field)
            .collect(Collectors.toCollection(HashSet::new));
    if (rig.ego() != null && channel.topic().equals(rig.ego().orientation())) {
      fields.add(ORIENTATION_KNOWN);
    }
    return fields;
  }

  /**
   * @param requested fields that are signals although they are elements of arrays
   * @throws UndecodableException with the reason why messages can't be decoded
   */
  public static MessageDecoder decoder(Channel channel, ChannelRule rule, Set<String> requested)
      throws UndecodableException {
    return switch (encoding(channel)) {
      case ROS -> RosDecoder.of(channel, requested, frames(rule));
      case PROTOBUF -> ProtobufDecoder.of(channel, requested);
      case JSON -> JsonDecoder.of(channel, requested);
    };
  }

  /**
   * @throws UndecodableException with the reason why messages can't be decoded
   */
  public static MessageRenderer renderer(Channel channel) throws UndecodableException {
    return switch (encoding(channel)) {
      case ROS -> new RosRenderer(channel);
      case PROTOBUF -> new ProtobufRenderer(channel);
      case JSON -> new JsonRenderer();
    };
  }

  /** What the channel's schema says of the sensor, decodable or not. */
  public static Modality modality(Channel channel) {
    String schema = channel.schema() == null ? "" : channel.schema().name();
    Modality foxglove = FoxgloveTypes.modality(schema);
    return foxglove != Modality.OTHER ? foxglove : RosModality.of(schema, channel.topic());
  }

  private enum Encoding {
    ROS,
    PROTOBUF,
    JSON
  }

  private static Encoding encoding(Channel channel) throws UndecodableException {
    return switch (channel.messageEncoding()) {
      case "cdr", "ros1" -> Encoding.ROS;
      case "protobuf" -> Encoding.PROTOBUF;
      case "json" -> Encoding.JSON;
      default ->
          throw new UndecodableException(
              "message encoding «" + channel.messageEncoding() + "» is not supported");
    };
  }

  private static DbcFrames frames(ChannelRule rule) {
    try {
      return rule.dbc() == null ? null : DbcFrames.parse(rule.dbc());
    } catch (DbcException e) {
      throw new RigException(e.getMessage()); // the rig was checked when it was read
    }
  }
}
