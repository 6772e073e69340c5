package io.roadloom.jobs.dataset;

import io.roadloom.dataset.Candidates;
import io.roadloom.lake.CandidateSpool;
import io.roadloom.lake.CandidateSpool.Place;
import io.roadloom.lake.DatasetSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Table;

/** The selected samples of all drives, a drive at a time in memory. Not thread-safe. */
final class SpooledDrives implements AutoCloseable {
  private final CandidateSpool.Reader reader;
  private final Map<String, SpooledDrive> byId = new TreeMap<>();

  /** A drive that has selected samples. */
  record SpooledDrive(DatasetSource.Drive drive, Place place) {
    String id() {
      return drive.drive().driveId();
    }
  }

  SpooledDrives(Table table, List<String> spools, List<DatasetSource.Drive> drives)
      throws IOException {
    reader = new CandidateSpool.Reader(table, spools);
    for (Place place : reader.places()) {
      DatasetSource.Drive drive = drives.get(reader.read(place).drive());
      byId.put(drive.drive().driveId(), new SpooledDrive(drive, place));
    }
  }

  /** By drive id: whatever follows does not depend on who wrote which spool. */
  List<SpooledDrive> drives() {
    return new ArrayList<>(byId.values());
  }

  Candidates read(SpooledDrive drive) throws IOException {
    return reader.read(drive.place());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
