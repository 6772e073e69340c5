package io.roadloom.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/**
 * Data files that a killed writer left behind. A writer that is still at work has such files too:
 * only what is old enough is one.
 */
final class UncommittedFiles {
  private UncommittedFiles() {}

  /** None where the table's storage cannot list. */
  static List<String> olderThan(Table table, long beforeMs, LiveFiles live) throws IOException {
    List<String> uncommitted = new ArrayList<>();
    if (table.io() instanceof SupportsPrefixOperations storage) {
      Set<String> committed = committed(table);
      // A table that is still empty has no folder of data.
      for (FileInfo file : storage.listPrefix(table.location() + "/")) {
        String name = name(file.location());
        boolean data =
            name.endsWith(FileFormat.PARQUET.addExtension(""))
                || name.endsWith(CandidateSpool.ENDING);
        long leftMs = Math.min(beforeMs, live.settledMs(name));
        if (data && file.createdAtMillis() < leftMs && !committed.contains(name)) {
          uncommitted.add(file.location());
        }
      }
    }
    return uncommitted;
  }

  /** Those of {@code files} that no snapshot names any more. */
  static List<String> unnamed(Table table, List<DataFile> files) throws IOException {
    Set<String> committed = files.isEmpty() ? Set.of() : committed(table);
    return files.stream()
        .map(DataFile::location)
        .filter(location -> !committed.contains(name(location)))
        .toList();
  }

  /**
   * Names of files that a snapshot names. Names, for storage spells locations in several ways, and
   * no two writers give the same.
   */
  static Set<String> committed(Table table) throws IOException {
    Set<String> names = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
        if (seen.add(manifest.path())) {
          try (ManifestReader<DataFile> files =
              ManifestFiles.read(manifest, table.io(), table.specs())) {
            files.forEach(file -> names.add(name(file.location())));
          }
        }
      }
    }
    return names;
  }

  static String name(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
