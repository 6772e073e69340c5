package io.roadloom.decode.can;

import io.roadloom.decode.CanFrames;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MessageDecoder.SignalInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The frames of a bus by a CAN database; classic CAN and CAN FD. Not thread-safe. */
public final class DbcFrames implements CanFrames {
  private static final int EXTENDED = 0x80000000;
  private static final int MAX_EXTENDED = 0x1FFFFFFF;
  private static final int MAX_STANDARD = 0x7FF;
  private static final int MAX_PAYLOAD = 64;
  private final List<SignalInfo> signals = new ArrayList<>();

  /** For payloads that end too near to their array's end to be read by words. */
  private final byte[] roomy = new byte[MAX_PAYLOAD + Long.BYTES + 1];

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
      int key = key((int) message.id(), message.id() > MAX_STANDARD);
      int place = place(key);
      ids[place] = key;
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

  /** By the database: {@code MESSAGE.SIGNAL}, in full where it knows a longer name. */
  @Override
  public List<SignalInfo> signals() {
    return Collections.unmodifiableList(signals);
  }

  @Override
  public void frame(int id, boolean extended, byte[] data, int offset, int length, Decoded out) {
    FrameLayout layout = layouts[place(key(id, extended))];
    if (layout == null) {
      return;
    }
    int count = Math.min(length, MAX_PAYLOAD);
    if (offset <= data.length - layout.reach()) {
      layout.decode(data, offset, count, out);
    } else {
      System.arraycopy(data, offset, roomy, 0, count);
      layout.decode(roomy, 0, count, out);
    }
  }

  /** Ids of more than 11 bits are extended, whether their writer thought of saying so or not. */
  private static int key(int id, boolean extended) {
    int bits = id & MAX_EXTENDED;
    return extended || bits > MAX_STANDARD ? bits | EXTENDED : bits;
  }

  private int place(int key) {
    int place = (key * 0x9E3779B9) >>> 7 & mask;
    while (layouts[place] != null && ids[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
