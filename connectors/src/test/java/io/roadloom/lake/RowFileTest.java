package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.SampleData;
import io.roadloom.model.row.Scene;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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

/** Rows come back from their files as they went in: pages of them, nulls, lists and maps. */
class RowFileTest {
  private static final long SEED = 20261130;
  private static final DriveKey DRIVE = new DriveKey("truck", "drive-1");
  private static final RowScope SCOPE = new RowScope(DRIVE, "eu", 2);
  private static final List<String> NAMES =
      IntStream.range(0, 40).mapToObj(i -> "signal " + i).toList();

  @TempDir Path folder;
  private final Random random = new Random(SEED);

  @Test
  void readings() throws Exception {
    List<Map<String, Object>> rows = checkTable(Tables.SAMPLE_DATA, 50_000, this::reading);
    try (Lake lake = Lake.open(LakeFixture.config(folder))) {
      Table table = lake.table(Tables.SAMPLE_DATA.name());
      assertThat(read(table, Expressions.isNull("phash")))
          .isEqualTo(rows.stream().filter(row -> row.get("phash") == null).toList());
      for (int i = 0; i < 5; i++) {
        Map<String, Object> row = rows.get(random.nextInt(rows.size()));
        for (String column : List.of("token", "sha256", "timestamp_ns", "payload_offset")) {
          assertThat(read(table, Expressions.equal(column, row.get(column))))
              .as("seed %d, %s of %s", SEED, column, row)
              .contains(row);
        }
      }
    }
  }

  @Test
  void readingsOfWhichSomeSayNothing() throws Exception {
    checkTable(Tables.SAMPLE_DATA, 900, i -> i < 600 ? sweep(i) : reading(i));
  }

  @Test
  void samplesWithMoreSignalsThanAPageHasRoomFor() throws Exception {
    checkTable(Tables.SAMPLE, 12_000, this::sample);
  }

  @Test
  void scenes() throws Exception {
    checkTable(Tables.SCENE, 3_000, this::scene);
  }

  @Test
  void sensors() throws Exception {
    checkTable(Tables.CALIBRATED_SENSOR, 3_000, this::sensor);
  }

  private <R> List<Map<String, Object>> checkTable(TableDef<R> def, int rows, IntFunction<R> row)
      throws Exception {
    try (Lake lake = Lake.openOrCreate(LakeFixture.config(folder))) {
      Table table = lake.table(def.name());
      TableWriter<R> writer =
          new TableWriters(Map.of(def.name(), table), 0, "test").writer(def, SCOPE);
      List<Map<String, Object>> expected = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        R next = row.apply(i);
        writer.write(next, DriveRows.START_NS);
        expected.add(values(def, next));
      }
      List<DataFile> files = writer.flush();
      assertThat(files).singleElement().extracting(DataFile::recordCount).isEqualTo((long) rows);
      DataFile file = files.get(0);
      table.newAppend().appendFile(file).commit();
      assertThat(read(table, Expressions.alwaysTrue())).as("seed %d", SEED).isEqualTo(expected);
      def.columnsOf(table)
          .columns()
          .forEach(
              column -> {
                if (column.type().isPrimitiveType()) {
                  long nulls =
                      expected.stream().filter(values -> values.get(column.name()) == null).count();
                  assertThat(file.nullValueCounts().get(column.fieldId()))
                      .as(column.name())
                      .isEqualTo(nulls);
                }
              });
      return expected;
    }
  }

  /** What the table's own columns say of a row: the rest of the way is what is tested. */
  private static <R> Map<String, Object> values(TableDef<R> def, R row) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (def.scoped()) {
      TableDef.SCOPE.forEach(
          column -> values.put(column.name(), Value.of(cell -> column.value().emit(SCOPE, cell))));
    }
    def.columns()
        .forEach(
            column -> values.put(column.name(), Value.of(cell -> column.value().emit(row, cell))));
    return values;
  }

  private static List<Map<String, Object>> read(Table table, Expression filter) throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).where(filter).build()) {
      for (Record record : records) {
        Map<String, Object> row = new LinkedHashMap<>();
        record.struct().fields().forEach(f -> row.put(f.name(), plain(record.getField(f.name()))));
        rows.add(row);
      }
    }
    return rows;
  }

  @Nullable
  private static Object plain(@Nullable Object value) {
    return value instanceof OffsetDateTime time
        ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, time)
        : value;
  }

  private SampleData reading(int i) {
    boolean image = random.nextBoolean();
    return new SampleData(
        DRIVE,
        hex(),
        random.nextInt(5) == 0 ? null : hex(),
        "recording " + i / 7_000,
        image ? "/camera" : "/imu/Prüfstand",
        image ? Modality.CAMERA : Modality.IMU,
        DriveRows.START_NS + i * 1_000_003L,
        maybe(random::nextLong),
        Clock.values()[random.nextInt(3)],
        maybe(random::nextLong),
        random.nextLong(),
        random.nextLong(),
        i,
        random.nextBoolean(),
        image ? 1280 : null,
        image ? 720 : null,
        maybe(random::nextInt),
        "file:///recordings/" + i / 7_000,
        maybe(() -> (long) i),
        i * 17L,
        random.nextInt(),
        maybe(random::nextInt),
        maybe(random::nextInt),
        hex(),
        maybe(random::nextLong),
        maybe(random::nextDouble));
  }

  private SampleData sweep(int i) {
    return new SampleData(
        DRIVE,
        hex(),
        null,
        "r",
        "/lidar",
        Modality.LIDAR,
        i,
        null,
        Clock.LOG,
        null,
        i,
        i,
        i,
        false,
        null,
        null,
        null,
        "file:///r",
        null,
        i,
        8,
        null,
        null,
        hex(),
        null,
        null);
  }

  private Sample sample(int i) {
    Map<String, Double> signals = new LinkedHashMap<>();
    Map<String, Long> residuals = new LinkedHashMap<>();
    for (String name : random.nextInt(4) == 0 ? List.<String>of() : NAMES) {
      signals.put(name, random.nextInt(50) == 0 ? -0.0 : random.nextDouble());
      residuals.put(name, random.nextLong());
    }
    return new Sample(DRIVE, hex(), maybe(this::hex), i, random.nextDouble(), signals, residuals);
  }

  private Scene scene(int i) {
    Map<String, String> tags = new LinkedHashMap<>();
    NAMES.subList(0, random.nextInt(3)).forEach(name -> tags.put(name, "tag " + i % 5));
    return new Scene(DRIVE, hex(), i, i + 5L, 3, tags, Map.of("speed", (double) i));
  }

  private CalibratedSensor sensor(int i) {
    return new CalibratedSensor(
        DRIVE,
        "r" + i % 3,
        "/camera",
        maybe(() -> "front"),
        null,
        doubles(3),
        doubles(4),
        doubles(9),
        doubles(random.nextInt(6)));
  }

  @Nullable
  private double[] doubles(int length) {
    return maybe(() -> DoubleStream.generate(random::nextDouble).limit(length).toArray());
  }

  @Nullable
  private <T> T maybe(Supplier<T> value) {
    return random.nextInt(3) == 0 ? null : value.get();
  }

  private String hex() {
    return "%016x".formatted(random.nextLong());
  }
}
