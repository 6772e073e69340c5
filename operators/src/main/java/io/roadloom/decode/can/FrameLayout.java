package io.roadloom.decode.can;

import io.roadloom.decode.Decoded;
import java.util.List;

/** The signals of one message, ready to be read from its payloads. Not thread-safe. */
final class FrameLayout {
  private final int firstId;
  private final Slot[] slots;
  private final int reach;

  /** Of the last frame, by signal: whether it was there, and its bits. For those it selects. */
  private final boolean[] there;

  private final long[] bits;

  /**
   * @param signals each behind the one that selects it
   * @param firstId id of the first signal; the others follow
   */
  FrameLayout(List<DbcSignal> signals, int firstId) {
    this.firstId = firstId;
    slots = signals.stream().map(Slot::new).toArray(Slot[]::new);
    int far = Long.BYTES;
    for (Slot slot : slots) {
      far = Math.max(far, slot.reach());
    }
    reach = far;
    there = new boolean[slots.length];
    bits = new long[slots.length];
  }

  /** How far behind the payload's start bytes are read, whatever the frame's length. */
  int reach() {
    return reach;
  }

  /**
   * @param data readable as far as {@link #reach} behind {@code offset}
   * @param length bytes that the frame has; a signal that needs more has no value
   */
  void decode(byte[] data, int offset, int length, Decoded out) {
    long little = Slot.firstWord(data, offset);
    long big = Long.reverseBytes(little);
    for (int i = 0; i < slots.length; i++) {
      Slot slot = slots[i];
      there[i] = slot.bytes <= length && isSelected(slot);
      if (there[i]) {
        long top = slot.top(data, offset, little, big);
        bits[i] = slot.bits(top);
        out.signal(firstId + i, slot.value(top), slot.label(top));
      }
    }
  }

  private boolean isSelected(Slot slot) {
    int selector = slot.selector;
    return selector < 0 || there[selector] && slot.isSelectedBy(bits[selector]);
  }
}
