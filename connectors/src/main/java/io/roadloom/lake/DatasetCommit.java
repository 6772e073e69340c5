package io.roadloom.lake;

import io.roadloom.dataset.DatasetSpec;
import java.util.List;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/**
 * Makes a version of a dataset visible: its members, tags that keep what it was built from, and
 * {@code dataset_version} last. Killed anywhere before that, it leaves nothing that a reader sees;
 * the next build of the version replaces what it left.
 */
final class DatasetCommit {
  private final Lake lake;

  DatasetCommit(Lake lake) {
    this.lake = lake;
  }

  void build(DatasetVersion version, List<DataFile> members, List<DataFile> decisions) {
    decide(version, decisions);
    Table table = lake.table(Tables.DATASET_MEMBER.name());
    OverwriteFiles replace =
        table
            .newOverwrite()
            .overwriteByRowFilter(filter(version))
            .set(TableAppends.RUN, version.runId());
    members.forEach(replace::addFile);
    replace.commit();
    table.refresh();
    DatasetTags.put(table, version.tag(), table.currentSnapshot().snapshotId());
    version
        .snapshots()
        .forEach((source, id) -> DatasetTags.put(lake.table(source), version.tag(), id));
    if (new Datasets(lake)
        .versions().stream().noneMatch(known -> known.dataset().equals(version.dataset()))) {
      DatasetSpec spec = version.spec();
      lake.append(
          Tables.DATASET,
          List.of(
              new DatasetRow(
                  version.dataset(), spec.description(), spec.licence(), version.createdNs())),
          version.runId());
    }
    lake.append(Tables.DATASET_VERSION, List.of(version), version.runId());
  }

  /** A build of the same version that died here has said it already. */
  private void decide(DatasetVersion version, List<DataFile> decisions) {
    Table table = lake.table(Tables.DEDUP_DECISION.name());
    if (decisions.isEmpty()) {
      return;
    }
    if (TableAppends.find(table, version.tag()) != null) {
      decisions.forEach(file -> table.io().deleteFile(file.location()));
      return;
    }
    AppendFiles append = table.newFastAppend();
    decisions.forEach(append::appendFile);
    append.set(TableAppends.UNIT, version.tag()).set(TableAppends.RUN, version.runId()).commit();
  }

  /** Members and snapshots stay until maintenance removes them. */
  void delete(DatasetVersion version, long atNs) {
    lake.append(Tables.DATASET_VERSION, List.of(version.deleted(atNs)), version.runId());
    for (TableDef<?> def : Tables.ALL) {
      if (lake.holds(def.name())) {
        DatasetTags.remove(lake.table(def.name()), version.tag());
      }
    }
  }

  static Expression filter(DatasetVersion version) {
    return Expressions.and(
        Expressions.equal("dataset", version.dataset()),
        Expressions.equal("version", version.version()));
  }
}
