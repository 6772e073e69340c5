package io.roadloom.decode.ros;

import io.roadloom.decode.CanFrames;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import io.roadloom.model.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/** Decodes ROS messages by the definition in the recording. */
public final class RosDecoder implements MessageDecoder {
  private final Cursor cursor;
  private final Modality modality;
  private final List<SignalInfo> signals;
  private final Program program;

  private RosDecoder(Cursor cursor, Modality modality, List<SignalInfo> signals, Program program) {
    this.cursor = cursor;
    this.modality = modality;
    this.signals = signals;
    this.program = program;
  }

  /**
   * @param requested array elements that are wanted as signals
   * @param can what CAN frames mean; null where nobody knows
   */
  public static MessageDecoder of(Channel channel, Set<String> requested, @Nullable CanFrames can)
      throws UndecodableException {
    boolean cdr = !channel.messageEncoding().equals("ros1");
    RosType type = type(channel);
    Cursor cursor = new Cursor(cdr);
    Modality modality = RosModality.of(type.name(), channel.topic());
    if (can != null && modality == Modality.CAN) {
      return new CanFrameDecoder(type, cursor, cdr, can);
    }
    ProgramCompiler compiler = new ProgramCompiler(cursor, cdr, requested);
    Program program = compiler.compile(type, !Meanings.isMedia(type.name()));
    return new RosDecoder(cursor, modality, List.copyOf(compiler.signals()), program);
  }

  static RosType type(Channel channel) throws UndecodableException {
    Schema schema = channel.schema();
    if (schema == null || schema.data().length == 0) {
      throw new UndecodableException("no schema");
    }
    return DefinitionParser.parse(
        schema.name(),
        new String(schema.data(), StandardCharsets.UTF_8),
        channel.messageEncoding().equals("ros1"));
  }

  @Override
  public Modality modality() {
    return modality;
  }

  @Override
  public List<SignalInfo> signals() {
    return signals;
  }

  @Override
  public void decode(byte[] data, int offset, int length, Decoded out)
      throws MalformedMessageException {
    cursor.open(data, offset, length);
    program.run(out);
    program.header(out);
  }
}
