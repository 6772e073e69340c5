package io.roadloom.lake;

import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;

/** Where the rows of one drive go. */
interface DriveOutputs {
  <R> RowOutput<R> of(TableDef<R> table);

  /** Files of this drive alone that have been ended since the last call, by table. */
  Map<String, List<DataFile>> takeFiles();

  /** Gives up, and deletes, what has not been taken of the files of this drive alone. */
  void abort();
}
