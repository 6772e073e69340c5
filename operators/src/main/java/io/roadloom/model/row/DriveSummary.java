package io.roadloom.model.row;

import io.roadloom.model.DriveKey;

/**
 * The end of a drive: what it came to.
 *
 * @param whole whether every chunk of every recording of the drive was seen
 */
public record DriveSummary(
    DriveKey drive,
    boolean whole,
    long recordings,
    long messages,
    long samples,
    long sampleData,
    long signals,
    long duplicates,
    long late,
    long quarantined)
    implements Row {
  /** Of two parts of one drive. */
  public DriveSummary plus(DriveSummary other) {
    return new DriveSummary(
        drive,
        whole && other.whole,
        recordings + other.recordings,
        messages + other.messages,
        samples + other.samples,
        sampleData + other.sampleData,
        signals + other.signals,
        duplicates + other.duplicates,
        late + other.late,
        quarantined + other.quarantined);
  }
}
