package io.roadloom.synthetic;

import java.io.IOException;

/** Takes the messages of a drive in the order of their log times. */
interface DriveSink {
  /**
   * Opens a channel of ROS 2 messages.
   *
   * @param definition the type's text, with those of all types that it uses
   * @return the channel's number
   */
  int channel(String topic, String type, String definition) throws IOException;

  /** Writes {@code data[0 .. length)}. */
  void message(int channel, long sequence, long logNs, long publishNs, byte[] data, int length)
      throws IOException;
}
