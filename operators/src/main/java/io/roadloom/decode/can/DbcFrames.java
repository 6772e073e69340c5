package io.roadloom.decode.can;

import io.roadloom.decode.CanFrames;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MessageDecoder.SignalInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The frames of a bus by a CAN database. Not thread-safe. */
public final class DbcFrames implements CanFrames {
  private static final int EXTENDED = 0x80000000;
  private static final int MAX_PAYLOAD = 64;
  private final List<SignalInfo> signals = new ArrayList<>();

  /** The frame's payload with zeros behind, so that words can be read at any of its bytes. */
  private final byte[] payload = new byte[MAX_PAYLOAD + 16];

  /** Open addressing by id; a place without a layout is free. */
  private final int[] ids;

  private final FrameLayout[] layouts;
  private final int mask;

  private DbcFrames(List<DbcMessage> messages) {
    int capacity = Integer.highestOneBit(Math.max(4, 4 * messages.size()));
    mask = capacity - 1;
    ids = new int[capacity];
    layouts = new FrameLayout[capacity];
    for (DbcMessage message : messages) {
      int id = (int) message.id();
      int place = place(id);
      ids[place] = id;
      layouts[place] = new FrameLayout(message.signals(), signals.size());
      for (DbcSignal signal : message.signals()) {
        signals.add(new SignalInfo(message.name() + "." + signal.name(), signal.unit()));
      }
    }
  }

  /**
   * @throws DbcException where the text is not a CAN database
   */
  public static DbcFrames parse(String text) throws DbcException {
    return new DbcFrames(DbcParser.parse(text));
  }

  @Override
  public List<SignalInfo> signals() {
    return signals;
  }

  @Override
  public void frame(int id, boolean extended, byte[] data, int offset, int length, Decoded out) {
    FrameLayout layout = layouts[place(extended ? id | EXTENDED : id)];
    if (layout != null) {
      int count = Math.min(length, MAX_PAYLOAD);
      System.arraycopy(data, offset, payload, 0, count);
      Arrays.fill(payload, count, MAX_PAYLOAD, (byte) 0);
      layout.decode(payload, count, out);
    }
  }

  private int place(int id) {
    int place = (id * 0x9E3779B9) >>> 7 & mask;
    while (layouts[place] != null && ids[place] != id) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
