package io.roadloom.decode.ros;

import io.roadloom.decode.CanFrames;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.model.Modality;
import java.util.List;
import java.util.Set;

/** Decodes {@code can_msgs/Frame}: the frame by its definition, its payload by the CAN database. */
final class CanFrameDecoder implements MessageDecoder {
  private static final List<String> FIELDS =
      List.of("id", "is_rtr", "is_extended", "is_error", "dlc", "data");
  private static final int ID = Program.MEANING;
  private static final int REMOTE = ID + 1;
  private static final int EXTENDED = ID + 2;
  private static final int ERROR = ID + 3;
  private static final int DLC = ID + 4;
  private static final int DATA = ID + 5;
  private final Cursor cursor;
  private final CanFrames frames;
  private final Program program;

  CanFrameDecoder(RosType type, Cursor cursor, boolean cdr, CanFrames frames) {
    this.cursor = cursor;
    this.frames = frames;
    this.program =
        new ProgramCompiler(cursor, cdr, Set.of())
            .compile(type, new Meaning(FIELDS, this::frame), false);
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
    cursor.open(data, offset, length);
    program.run(out);
    program.header(out);
  }

  private void frame(Slots slots, Names names, Decoded out) {
    boolean payload = slots.integer(REMOTE) == 0 && slots.integer(ERROR) == 0;
    if (payload && slots.count[DATA] > 0) {
      int length = Math.min(slots.nonNegative(DLC), slots.count[DATA]);
      frames.frame(
          slots.nonNegative(ID),
          slots.integer(EXTENDED) != 0,
          slots.cursor.data(),
          slots.from[DATA],
          length,
          out);
    }
  }
}
