package io.roadloom.lake;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Which rows no reader will want again. */
final class Superseded {
  private final Map<String, CurrentRevision> current;
  private final List<Map<String, CurrentRevision>> needed;
  private final Set<FileRevision.Of> told;
  private final Map<String, Long> committed;

  private Superseded(
      Map<String, CurrentRevision> current,
      List<Map<String, CurrentRevision>> needed,
      Set<FileRevision.Of> told,
      Map<String, Long> committed) {
    this.current = current;
    this.needed = needed;
    this.told = told;
    this.committed = committed;
  }

  /**
   * @param needed what was current at moments whose readers may still be at work
   */
  static Superseded of(Table driveRevision, List<Map<String, CurrentRevision>> needed)
      throws IOException {
    Set<FileRevision.Of> told = new HashSet<>();
    for (KnownRevision known : RevisionReads.all(driveRevision)) {
      told.add(new FileRevision.Of(known.drive().driveId(), known.revision()));
    }
    return new Superseded(
        RevisionReads.current(driveRevision), needed, told, LiveMarks.newest(driveRevision));
  }

  /**
   * Whether all rows of a file are superseded, or left behind by a unit that never finished.
   *
   * @param added the snapshot that added the file; null where it is gone
   */
  boolean all(Table table, FileRevision file, @Nullable Snapshot added) throws IOException {
    boolean halfway = added != null && halfway(added);
    if (file.revision() == file.lastRevision()) {
      // Both are in the file: mostly this spares reading it.
      boolean ends =
          superseded(new FileRevision.Of(file.driveId(), file.revision()), halfway)
              && superseded(new FileRevision.Of(file.lastDriveId(), file.revision()), halfway);
      if (!ends || !file.shared()) {
        return ends;
      }
    }
    return file.held(table).stream().allMatch(of -> superseded(of, halfway));
  }

  /** A live commit that died between tables is finished when its pipeline is started again. */
  private boolean halfway(Snapshot added) {
    String live = added.summary().get(LiveMarks.LIVE);
    return live != null && LiveMarks.checkpoint(added) > committed.getOrDefault(live, -1L);
  }

  private boolean superseded(FileRevision.Of of, boolean halfway) {
    for (Map<String, CurrentRevision> then : needed) {
      CurrentRevision wanted = then.get(of.driveId());
      if (wanted != null && wanted.revision() == of.revision()) {
        return false;
      }
    }
    CurrentRevision now = current.get(of.driveId());
    boolean older = now != null && of.revision() < now.revision();
    return older || (!told.contains(of) && !halfway);
  }
}
