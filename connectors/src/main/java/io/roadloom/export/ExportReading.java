package io.roadloom.export;

import io.roadloom.model.Channel;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.SampleData;
import javax.annotation.Nullable;

/**
 * A reading of a sample and its message, whose SHA-256 has been checked. The bytes hold until the
 * next sample is asked for.
 *
 * @param row {@code isKeyFrame} tells the reading chosen for the sample from sweeps near it
 * @param channel as the recording states it, with its schema; ids are of that recording
 * @param mounting of the sensor, as its recording or the rig states it; null where nobody does
 * @param data has the message's payload, as it was recorded, at {@code data[offset .. offset +
 *     row.payloadLength())}
 */
public record ExportReading(
    SampleData row, Channel channel, @Nullable CalibratedSensor mounting, byte[] data, int offset) {
  /** Bytes of the message. */
  public int length() {
    return row.payloadLength();
  }

  /** Whether the message carries an image or a cloud as bytes. */
  public boolean hasMedia() {
    return row.mediaOffset() != null && row.mediaLength() != null;
  }

  /** Where in {@code data} the image or cloud starts. */
  public int mediaStart() {
    return offset + row.mediaOffset();
  }
}
