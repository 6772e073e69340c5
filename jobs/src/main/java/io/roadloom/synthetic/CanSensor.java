package io.roadloom.synthetic;

import java.util.List;

/** {@code can_msgs/msg/Frame}: the car's bus, its messages one after the other. */
final class CanSensor implements Sensor {
  private final List<CanSignal> signals = CanSignal.ALL;
  private final byte[] data = new byte[8];
  private int next;

  @Override
  public String topic() {
    return "/can/0";
  }

  @Override
  public String type() {
    return "can_msgs/msg/Frame";
  }

  @Override
  public void write(Moment moment, CdrWriter out) {
    CanSignal signal = signals.get(next);
    next = (next + 1) % signals.size();
    int raw = signal.raw(moment);
    data[signal.bigEndian() ? 1 : 0] = (byte) raw;
    data[signal.bigEndian() ? 0 : 1] = (byte) (raw >> 8);
    out.header(moment.stampNs(), "")
        .u32(signal.id())
        .bool(false)
        .bool(false)
        .bool(false)
        .u8(data.length)
        .raw(data, 0, data.length);
  }
}
