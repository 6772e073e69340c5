package io.roadloom.decode.ros;

import io.roadloom.decode.CanFrames;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/** Decodes ROS messages by the definition in the recording. */
public final class RosDecoder implements MessageDecoder {
  private final Modality modality;
  private final List<SignalInfo> signals;
  private final Program program;

  private RosDecoder(Modality modality, List<SignalInfo> signals, Program program) {
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
    RosType type = RosSchema.type(channel);
    Cursor cursor = RosSchema.cursor(channel);
    Modality modality = RosModality.of(type.name(), channel.topic());
    if (can != null && modality == Modality.CAN) {
      return new CanFrameDecoder(type, cursor, can);
    }
    ProgramCompiler compiler = new ProgramCompiler(type, cursor, requested);
    Program program = compiler.compile(Meanings.of(type.name()), !Meanings.isMedia(type.name()));
    return new RosDecoder(modality, List.copyOf(compiler.signals()), program);
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
    program.decode(data, offset, length, out);
  }
}
