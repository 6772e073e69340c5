package io.roadloom.synthetic;

import java.io.IOException;

/** A sensor and the times of its messages. */
final class Track {
  /** From handing a message over to its arrival at the recorder. */
  private static final long TRANSPORT_NS = 180_000;

  private final Sensor sensor;
  private final Timeline timeline;
  private final int channel;

  Track(Sensor sensor, Timeline timeline, DriveSink sink) throws IOException {
    this.sensor = sensor;
    this.timeline = timeline;
    this.channel = sink.channel(sensor.topic(), sensor.type(), RosTypes.definition(sensor.type()));
  }

  /** Log time of the next message. */
  long logNs() {
    return timeline.logNs();
  }

  /** Writes the next message. */
  void write(long startNs, Trajectory trajectory, CdrWriter out, DriveSink sink)
      throws IOException {
    double seconds = (timeline.stampNs() - startNs) / 1e9;
    sensor.write(new Moment(timeline.stampNs(), seconds, trajectory.at(seconds)), out.begin());
    sink.message(
        channel,
        timeline.index(),
        timeline.logNs(),
        timeline.logNs() - TRANSPORT_NS,
        out.bytes(),
        out.size());
    timeline.next();
  }
}
