package io.roadloom.synthetic;

import java.io.IOException;

/** Makes the messages of one channel. */
interface Sensor {
  String topic();

  /** Full name of the message type. */
  String type();

  void write(Moment moment, CdrWriter out) throws IOException;
}
