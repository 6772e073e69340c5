package io.roadloom.align;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a drive came to so far, in rows. */
final class Counts {
  long samples;
  long sampleData;
  long signals;
  long duplicates;
  long late;
  long quarantined;

  void write(DataOutput out) throws IOException {
    out.writeLong(samples);
    out.writeLong(sampleData);
    out.writeLong(signals);
    out.writeLong(duplicates);
    out.writeLong(late);
    out.writeLong(quarantined);
  }

  static Counts read(DataInput in) throws IOException {
    Counts counts = new Counts();
    counts.samples = in.readLong();
    counts.sampleData = in.readLong();
    counts.signals = in.readLong();
    counts.duplicates = in.readLong();
    counts.late = in.readLong();
    counts.quarantined = in.readLong();
    return counts;
  }
}
