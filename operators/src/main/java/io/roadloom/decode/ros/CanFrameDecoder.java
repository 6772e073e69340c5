package io.roadloom.decode.ros;

import static io.roadloom.decode.ros.Meaning.bytes;
import static io.roadloom.decode.ros.Meaning.integer;

import io.roadloom.decode.CanFrames;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.Names;
import io.roadloom.model.Modality;
import java.util.List;
import java.util.Set;

/** Decodes {@code can_msgs/Frame}: the frame by its definition, its payload by the CAN database. */
final class CanFrameDecoder implements MessageDecoder {
  private static final int ID = Slots.MEANING;
  private static final int REMOTE = ID + 1;
  private static final int EXTENDED = ID + 2;
  private static final int ERROR = ID + 3;
  private static final int DLC = ID + 4;
  private static final int DATA = ID + 5;
  private static final List<Meaning.Field> FIELDS =
      List.of(
          integer("id"),
          integer("is_rtr"),
          integer("is_extended"),
          integer("is_error"),
          integer("dlc"),
          bytes("data"));
  private final CanFrames frames;
  private final Program program;

  CanFrameDecoder(RosType type, Cursor cursor, CanFrames frames) {
    this.frames = frames;
    this.program =
        new ProgramCompiler(type, cursor, Set.of())
            .compile(new Meaning(FIELDS, this::frame), false);
  }

  @Override
  public Modality modality() {
    return Modality.CAN;
  }

  @Override
  public List<SignalInfo> signals() {
    return frames.signals();
  }

  @Override
  public void decode(byte[] data, int offset, int length, Decoded out)
      throws MalformedMessageException {
    program.decode(data, offset, length, out);
  }

  private void frame(Slots slots, Names names, Decoded out) {
    boolean payload = slots.integer(REMOTE) == 0 && slots.integer(ERROR) == 0;
    if (payload && slots.count(DATA) > 0) {
      int length = slots.has(DLC) ? slots.nonNegative(DLC) : slots.count(DATA);
      frames.frame(
          slots.nonNegative(ID),
          slots.integer(EXTENDED) != 0,
          slots.data(),
          slots.from(DATA),
          Math.min(length, slots.count(DATA)),
          out);
    }
  }
}
