package io.roadloom.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.SnapshotUtil;

/** Rows of {@code drive_revision} that are new since the last look. */
final class RevisionNews {
  private long last = -1;

  /** Whether the table has only grown since the last look, so that the news are all there is. */
  boolean follows(Table driveRevision) {
    return last != -1
        && driveRevision.currentSnapshot() != null
        && SnapshotUtil.isAncestorOf(driveRevision, last);
  }

  /** All rows, where this is the first look or the table was rewound. */
  List<KnownRevision> read(Table driveRevision) throws IOException {
    Snapshot current = driveRevision.currentSnapshot();
    List<KnownRevision> rows;
    if (follows(driveRevision)) {
      rows = new ArrayList<>();
      for (Snapshot snapshot :
          SnapshotUtil.ancestorsBetween(current.snapshotId(), last, driveRevision::snapshot)) {
        for (DataFile file :
            SnapshotChanges.builderFor(driveRevision).snapshot(snapshot).build().addedDataFiles()) {
          addAll(driveRevision, file, rows);
        }
      }
    } else {
      rows = RevisionReads.all(driveRevision);
    }
    last = current == null ? -1 : current.snapshotId();
    return rows;
  }

  private static void addAll(Table table, DataFile file, List<KnownRevision> rows)
      throws IOException {
    try (CloseableIterable<Record> records =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(table.schema())
            .createReaderFunc(type -> GenericParquetReaders.buildReader(table.schema(), type))
            .build()) {
      records.forEach(record -> rows.add(KnownRevision.of(record)));
    }
  }
}
