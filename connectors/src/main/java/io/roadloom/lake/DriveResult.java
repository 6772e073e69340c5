package io.roadloom.lake;

import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.RecordingRow;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;
import org.apache.iceberg.DataFile;

/**
 * What a writer has to say of a drive since it last spoke of it; added up, the whole of the drive.
 * Travels from writers to the committer, and lies in its state.
 *
 * @param files by table
 * @param digest over the rows of tables in which every row counts
 * @param distinct hashes of rows that count once
 * @param counts of rows, but for recordings and messages
 * @param newestNs newest time of a row; Long.MIN_VALUE where no row has one
 * @param summary null until the drive has ended
 */
record DriveResult(
    String driveId,
    Map<String, List<DataFile>> files,
    RowDigest digest,
    Set<RowDigest> distinct,
    List<RecordingRow> recordings,
    List<ChannelRow> channels,
    DriveSummary counts,
    long newestNs,
    @Nullable DriveSummary summary)
    implements Serializable {
  DriveResult plus(DriveResult other) {
    Map<String, List<DataFile>> bothFiles = new HashMap<>(files);
    other.files.forEach((table, more) -> bothFiles.merge(table, more, DriveResult::concat));
    Set<RowDigest> bothDistinct = new HashSet<>(distinct);
    bothDistinct.addAll(other.distinct);
    return new DriveResult(
        driveId,
        bothFiles,
        digest.plus(other.digest),
        bothDistinct,
        concat(recordings, other.recordings),
        concat(channels, other.channels),
        counts.plus(other.counts),
        Math.max(newestNs, other.newestNs),
        other.summary == null ? summary : other.summary);
  }

  /** Whether there is nothing to say. */
  boolean empty() {
    boolean noRows =
        digest.equals(RowDigest.ZERO) && distinct.isEmpty() && counts.duplicates() == 0;
    return files.isEmpty() && noRows && recordings.isEmpty() && channels.isEmpty() && !ended();
  }

  boolean ended() {
    return summary != null;
  }

  /** Of all rows: two computations of a drive agree in it exactly if they agree in their rows. */
  String rowsDigest() {
    return distinct.stream().reduce(digest, RowDigest::plus).hex();
  }

  static <T> List<T> concat(List<T> first, List<T> second) {
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
