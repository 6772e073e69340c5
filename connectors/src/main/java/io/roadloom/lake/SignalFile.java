package io.roadloom.lake;

import io.roadloom.lake.column.ColumnFile;
import io.roadloom.lake.column.LongColumn;
import io.roadloom.lake.column.NumberColumn;
import io.roadloom.lake.column.RunColumn;
import io.roadloom.lake.column.TextColumn;
import io.roadloom.model.row.SignalBatch;
import java.io.IOException;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.Table;
import org.apache.iceberg.encryption.EncryptedOutputFile;

/**
 * A file of {@code signal}, by far the table with the most rows. They come in runs of one signal,
 * and go into the file column by column: what a run has in common is said once.
 */
final class SignalFile implements OpenFile<SignalRows> {
  private static final int RUNS_PER_LOOK = 16;
  private final ColumnDataFile dataFile;
  private final ColumnFile file;
  private final RunColumn<String> vehicleId;
  private final RunColumn<String> driveId;
  private final RunColumn<String> region;
  private final RunColumn<Integer> revision;
  private final RunColumn<String> channel;
  private final RunColumn<String> name;
  private final LongColumn timestampNs;
  private final LongColumn timestampMicros;
  private final NumberColumn value;
  private final TextColumn text;
  private final RunColumn<String> unit;
  private RowScope scope;
  private long[] micros = {};

  SignalFile(TableDef<SignalRows> def, Table table, EncryptedOutputFile out, PartitionKey partition)
      throws IOException {
    this.dataFile = new ColumnDataFile(def, table, out, partition);
    this.file = dataFile.columns();
    this.vehicleId = file.texts("vehicle_id");
    this.driveId = file.texts("drive_id");
    this.region = file.texts("region");
    this.revision = file.integers("revision");
    this.channel = file.texts("channel");
    this.name = file.texts("name");
    this.timestampNs = file.longs("timestamp_ns");
    this.timestampMicros = file.longs("ts");
    this.value = file.doubles("val");
    this.text = file.optionalTexts("text");
    this.unit = file.texts("unit");
  }

  @Override
  public void scope(RowScope scope) {
    this.scope = scope;
  }

  @Override
  public void write(SignalRows rows) throws IOException {
    for (int from = rows.from(); from < rows.to(); from += ColumnFile.PAGE_ROWS) {
      write(rows.batch(), from, Math.min(rows.to(), from + ColumnFile.PAGE_ROWS));
    }
  }

  private void write(SignalBatch batch, int from, int to) throws IOException {
    int rows = to - from;
    vehicleId.add(scope.drive().vehicleId(), rows);
    driveId.add(scope.drive().driveId(), rows);
    region.add(scope.region(), rows);
    revision.add(scope.revision(), rows);
    channel.add(batch.channel(), rows);
    name.add(batch.name(), rows);
    timestampNs.add(batch.timestampNs(), from, to);
    timestampMicros.add(micros(batch.timestampNs(), from, to), 0, rows);
    value.add(batch.value(), from, to);
    unit.add(batch.unit(), rows);
    if (batch.text() == null) {
      text.absent(rows);
    } else {
      for (int i = from; i < to; i++) {
        text.add(batch.text()[i]);
      }
    }
    file.endRows(rows);
  }

  private long[] micros(long[] ns, int from, int to) {
    if (micros.length < to - from) {
      micros = new long[to - from];
    }
    for (int i = from; i < to; i++) {
      micros[i - from] = Math.floorDiv(ns[i], 1000L);
    }
    return micros;
  }

  @Override
  public long length() {
    return file.length();
  }

  @Override
  public int writesPerLook() {
    return RUNS_PER_LOOK;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  @Override
  public DataFile dataFile() {
    return dataFile.dataFile();
  }
}
