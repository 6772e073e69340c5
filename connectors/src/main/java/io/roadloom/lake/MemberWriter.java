package io.roadloom.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;

/**
 * Writes members of one version in their order: split by split, drive by drive, by time. A file is
 * of one split. Not thread-safe.
 */
public final class MemberWriter implements AutoCloseable {
  private final TableWriter<DatasetMember> writer;
  private final List<DataFile> finished = new ArrayList<>();
  private String split = "";

  /**
   * @param table {@code dataset_member}
   * @param operation part of file names; unique to this instance
   */
  public MemberWriter(Table table, String dataset, int version, int subtask, String operation) {
    PartitionKey partition = new PartitionOf(table).key(dataset, version);
    writer =
        new TableWriters(Map.of(Tables.DATASET_MEMBER.name(), table), subtask, operation)
            .writer(Tables.DATASET_MEMBER, partition);
  }

  public void write(DatasetMember member) {
    if (!member.split().equals(split)) {
      finished.addAll(writer.flush());
      split = member.split();
    }
    writer.write(member, 0);
  }

  /** Ends the open file and hands over all. */
  public List<DataFile> finish() {
    finished.addAll(writer.flush());
    List<DataFile> all = List.copyOf(finished);
    finished.clear();
    return all;
  }

  /** Gives up what has not been handed over. */
  @Override
  public void close() {
    writer.abort();
  }
}
