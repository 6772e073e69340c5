package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.SignalBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.annotation.Nullable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals come back from their files as they went in, several pages and days of them. */
class SignalFileTest {
  private static final long SEED = 20261124;
  private static final int BATCHES = 60;
  private static final long HALF_AN_HOUR_NS = 1_800_000_000_000L;
  private static final RowScope SCOPE = new RowScope(new DriveKey("truck", "drive-1"), "eu", 2);
  private static final Comparator<Value> ORDER =
      Comparator.comparing(Value::name).thenComparing(Value::timestampNs);

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final List<SignalBatch> batches = new ArrayList<>();
  private final List<Value> expected = new ArrayList<>();

  private record Value(
      String channel,
      String name,
      long timestampNs,
      double value,
      @Nullable String text,
      String unit) {}

  @Test
  void signalsComeBack() throws Exception {
    makeBatches();
    try (Lake lake = Lake.openOrCreate(LakeFixture.config(folder))) {
      Table table = lake.table(Tables.SIGNAL.name());
      DriveResult result = write(table);
      List<DataFile> files = result.files().get(Tables.SIGNAL.name());

      assertThat(files.stream().map(file -> file.partition().get(0, Integer.class)).distinct())
          .as("days")
          .hasSize(2);
      assertThat(files.stream().mapToLong(DataFile::recordCount).sum()).isEqualTo(expected.size());
      for (DataFile file : files) {
        assertThat(file.fileSizeInBytes()).isEqualTo(size(file));
      }
      assertThat(read(table, Expressions.alwaysTrue())).isEqualTo(sorted(expected));
      assertThat(result.digest()).as("digest of rows one by one").isEqualTo(digestOneByOne());
      checkSelections(table);
    }
  }

  /** Bounds of pages and files, and dictionaries, must not hide rows. */
  private void checkSelections(Table table) throws Exception {
    for (int i = 0; i < 20; i++) {
      Value value = expected.get(random.nextInt(expected.size()));
      long until = value.timestampNs() + random.nextInt(1_000_000_000);
      assertThat(
              read(
                  table,
                  Expressions.and(
                      Expressions.equal("name", value.name()),
                      Expressions.greaterThanOrEqual("timestamp_ns", value.timestampNs()),
                      Expressions.lessThanOrEqual("timestamp_ns", until))))
          .as("seed %d, %s until %d", SEED, value, until)
          .isEqualTo(
              sorted(
                  expected.stream()
                      .filter(
                          row ->
                              row.name().equals(value.name())
                                  && row.timestampNs() >= value.timestampNs()
                                  && row.timestampNs() <= until)
                      .toList()));
    }
    assertThat(read(table, Expressions.notNull("text")))
        .isEqualTo(sorted(expected.stream().filter(row -> row.text() != null).toList()));
    assertThat(read(table, Expressions.greaterThan("val", 900.0)))
        .isEqualTo(
            sorted(
                expected.stream()
                    .filter(row -> row.value() > 900.0 || Double.isNaN(row.value()))
                    .toList()));
  }

  private DriveResult write(Table table) {
    TableWriters writers = new TableWriters(Map.of(Tables.SIGNAL.name(), table), 0, "test");
    DriveWriter writer = new DriveWriter(SCOPE, new DriveFiles(writers, SCOPE));
    batches.forEach(writer::write);
    DriveResult result = writer.flush();
    var append = table.newAppend();
    result.files().get(Tables.SIGNAL.name()).forEach(append::appendFile);
    append.commit();
    return result;
  }

  private void makeBatches() {
    Map<String, Long> ends = new HashMap<>();
    for (int i = 0; i < BATCHES; i++) {
      String name = "S" + random.nextInt(7);
      int rows = i == 0 ? 45_000 : random.nextInt(3_000);
      boolean labelled = name.equals("S3");
      long[] time = new long[rows];
      double[] value = new double[rows];
      String[] text = labelled ? new String[rows] : null;
      long now = ends.getOrDefault(name, DriveRows.START_NS);
      for (int row = 0; row < rows; row++) {
        now += 1 + random.nextInt(2_000_000);
        time[row] = now;
        value[row] = random.nextInt(500) == 0 ? Double.NaN : random.nextInt(1000);
        if (labelled && random.nextInt(3) > 0) {
          text[row] = "gear " + random.nextInt(5);
        }
        expected.add(new Value("/can/0", name, now, value[row], labelled ? text[row] : null, "m"));
      }
      ends.put(name, now + (i % 10 == 9 ? HALF_AN_HOUR_NS : 0));
      batches.add(new SignalBatch(SCOPE.drive(), "/can/0", name, "m", time, value, text));
    }
  }

  private RowDigest digestOneByOne() {
    RowHash hash = new RowHash();
    RowDigest sum = RowDigest.ZERO;
    for (SignalBatch batch : batches) {
      for (int i = 0; i < batch.timestampNs().length; i++) {
        hash.row(Tables.SIGNAL, new SignalRows(batch, i, i + 1));
        sum = sum.plus(new RowDigest(hash.high(), hash.low()));
      }
    }
    return sum;
  }

  private static long size(DataFile file) {
    return new java.io.File(java.net.URI.create(file.location())).length();
  }

  private static List<Value> read(Table table, Expression filter) throws Exception {
    List<Value> values = new ArrayList<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).where(filter).build()) {
      for (Record row : records) {
        assertThat(row.getField("vehicle_id")).isEqualTo("truck");
        assertThat(row.getField("drive_id")).isEqualTo("drive-1");
        assertThat(row.getField("region")).isEqualTo("eu");
        assertThat(row.getField("revision")).isEqualTo(2);
        values.add(
            new Value(
                (String) row.getField("channel"),
                (String) row.getField("name"),
                (Long) row.getField("timestamp_ns"),
                (Double) row.getField("val"),
                (String) row.getField("text"),
                (String) row.getField("unit")));
      }
    }
    return sorted(values);
  }

  private static List<Value> sorted(List<Value> values) {
    return values.stream().sorted(ORDER).toList();
  }
}
