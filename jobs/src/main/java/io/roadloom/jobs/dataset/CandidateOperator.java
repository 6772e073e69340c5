package io.roadloom.jobs.dataset;

import io.roadloom.dataset.CandidateList;
import io.roadloom.dataset.CandidateList.Candidate;
import io.roadloom.dataset.Candidates;
import io.roadloom.dataset.Sampler;
import io.roadloom.dataset.Sampling;
import io.roadloom.lake.CandidateSpool;
import io.roadloom.lake.WideRows;
import io.roadloom.pack.Unpacker;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import javax.annotation.Nullable;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Table;

/**
 * Puts the selected samples of each drive in order, samples among them, and writes them to a spool.
 * Rows of a drive come one behind the other: as they were read, or sorted by Flink.
 */
final class CandidateOperator extends AbstractStreamOperator<Void>
    implements OneInputStreamOperator<RowData, Void>, BoundedOneInput {
  /** Columns of its input, in order. */
  static final List<String> COLUMNS =
      List.of(
          WideRows.DRIVE,
          "region",
          "timestamp_ns",
          "scene_token",
          "lat",
          "lon",
          WideRows.BYTES,
          WideRows.IMAGES,
          WideRows.TAG);

  /** Accumulators. */
  static final String SPOOLS = "spools";

  static final String SELECTED = "selected";
  static final String EVERY = "every";
  static final String MAX_PER_SCENE = "max_per_scene";

  private static final long serialVersionUID = 1;

  private final Table spoolTable;
  private final List<String> driveIds;
  private final Sampling sampling;
  private final ListAccumulator<String> spools = new ListAccumulator<>();
  private final LongCounter selected = new LongCounter();
  private final LongCounter every = new LongCounter();
  private final LongCounter maxPerScene = new LongCounter();
  private transient CandidateSpool.Writer spool;
  private transient Sampler sampler;
  private transient BitSet ended;
  private transient @Nullable CandidateList open;

  /**
   * @param spoolTable that spools lie beside
   * @param driveIds by number
   */
  CandidateOperator(Table spoolTable, List<String> driveIds, Sampling sampling) {
    this.spoolTable = spoolTable;
    this.driveIds = driveIds;
    this.sampling = sampling;
  }

  @Override
  public void open() throws Exception {
    super.open();
    spool = new CandidateSpool.Writer(spoolTable, UUID.randomUUID().toString());
    sampler = new Sampler(sampling);
    ended = new BitSet();
    getRuntimeContext().addAccumulator(SPOOLS, spools);
    getRuntimeContext().addAccumulator(SELECTED, selected);
    getRuntimeContext().addAccumulator(EVERY, every);
    getRuntimeContext().addAccumulator(MAX_PER_SCENE, maxPerScene);
  }

  @Override
  public void processElement(StreamRecord<RowData> element) throws Exception {
    RowData row = element.getValue();
    int drive = row.getInt(0);
    if (open == null || open.drive() != drive) {
      endDrive();
      if (ended.get(drive)) {
        throw new IllegalStateException("drive " + driveIds.get(drive) + " comes in two parts");
      }
      open = new CandidateList(drive, row.getString(1).toString());
    }
    open.add(candidate(row, open));
  }

  private static Candidate candidate(RowData row, CandidateList list) {
    int scene = list.scene(text(row, 3), text(row, 8));
    Unpacker images = new Unpacker(row.getBinary(7));
    int[] cameras = new int[(int) images.count()];
    long[] hashes = new long[cameras.length];
    for (int i = 0; i < cameras.length; i++) {
      cameras[i] = (int) images.count();
      hashes[i] = images.word();
    }
    return new Candidate(
        row.getLong(2), scene, row.getLong(6), real(row, 4), real(row, 5), cameras, hashes);
  }

  private static String text(RowData row, int column) {
    return row.isNullAt(column) ? "" : row.getString(column).toString();
  }

  private static double real(RowData row, int column) {
    return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
  }

  private void endDrive() throws IOException {
    if (open == null) {
      return;
    }
    Candidates taken = open.take(sampler, driveIds.get(open.drive()));
    selected.add(open.size());
    ended.set(open.drive());
    if (taken.size() > 0) {
      spool.write(taken);
    }
    open = null;
  }

  @Override
  public void endInput() throws Exception {
    endDrive();
    every.add(sampler.leftByEvery());
    maxPerScene.add(sampler.leftByMaximum());
    String location = spool.finish();
    if (location != null) {
      spools.add(location);
    }
  }

  @Override
  public void close() throws Exception {
    if (spool != null) {
      spool.close();
    }
    super.close();
  }
}
