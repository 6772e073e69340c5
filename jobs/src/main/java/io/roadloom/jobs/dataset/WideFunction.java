package io.roadloom.jobs.dataset;

import io.roadloom.lake.DatasetSource;
import io.roadloom.lake.WideRows;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.Collector;
import org.apache.iceberg.Table;

/** Reads the drives whose numbers come. */
final class WideFunction extends ProcessFunction<Long, RowData> {
  /** Accumulators: samples left out, by reason. */
  static final String LACKING_READING = "require";

  static final String INCOMPLETE = "completeness";

  /** Accumulator: samples that the condition decides on. */
  static final String OFFERED = "offered";

  private static final long serialVersionUID = 1;

  private final List<DatasetSource.Drive> drives;
  private final Map<String, Table> tables;
  private final WideRows.Request request;
  private final LongCounter lackingReading = new LongCounter();
  private final LongCounter incomplete = new LongCounter();
  private final LongCounter offered = new LongCounter();
  private transient WideRows rows;

  WideFunction(
      List<DatasetSource.Drive> drives, Map<String, Table> tables, WideRows.Request request) {
    this.drives = drives;
    this.tables = tables;
    this.request = request;
  }

  @Override
  public void open(OpenContext context) {
    rows = new WideRows(tables, request);
    getRuntimeContext().addAccumulator(LACKING_READING, lackingReading);
    getRuntimeContext().addAccumulator(INCOMPLETE, incomplete);
    getRuntimeContext().addAccumulator(OFFERED, offered);
  }

  @Override
  public void processElement(Long number, Context context, Collector<RowData> out)
      throws Exception {
    rows.read(drives.get(number.intValue()), out::collect);
    lackingReading.add(rows.lackingReading() - lackingReading.getLocalValue());
    incomplete.add(rows.incomplete() - incomplete.getLocalValue());
    offered.add(rows.offered() - offered.getLocalValue());
  }
}
