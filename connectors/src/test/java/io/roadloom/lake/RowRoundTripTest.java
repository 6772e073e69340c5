package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.RecordingRef;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written comes back, column by column, and the metadata tell of it. */
class RowRoundTripTest {
  private static final int SAMPLES = 100;

  @TempDir Path folder;
  private DrivePlan plan;
  private DriveResult result;
  private final Map<String, List<Record>> rows = new HashMap<>();

  @BeforeEach
  void writeAndRead() throws Exception {
    RecordingRef recording = DriveRows.recording(DriveRows.drive(7), "7-a");
    plan = new DrivePlan(recording.drive(), 3, List.of(recording), "manifest");
    try (Lake lake = Lake.openOrCreate(LakeFixture.config(folder))) {
      Map<String, Table> tables = new HashMap<>();
      Tables.OF_DRIVE.forEach(def -> tables.put(def.name(), lake.table(def.name())));
      RowScope scope = new RowScope(plan.drive(), "eu", plan.revision());
      DriveWriter writer =
          new DriveWriter(scope, new DriveFiles(new TableWriters(tables, 0, "test"), scope));
      DriveRows.all(plan, SAMPLES).forEach(writer::write);
      result = writer.flush();
      for (TableDef<?> def : Tables.OF_DRIVE) {
        Table table = tables.get(def.name());
        var append = table.newAppend();
        result.files().getOrDefault(def.name(), List.of()).forEach(append::appendFile);
        append.commit();
        List<Record> read = new ArrayList<>();
        try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
          records.forEach(read::add);
        }
        if (table.schema().findField("timestamp_ns") != null) {
          read.sort(Comparator.comparing(row -> (Long) row.getField("timestamp_ns")));
        }
        rows.put(def.name(), read);
      }
    }
  }

  @Test
  void samples() {
    assertThat(rows.get("sample")).hasSize(SAMPLES);
    Record empty = rows.get("sample").get(3);
    assertThat(empty.getField("signals")).isEqualTo(Map.of());
    Record full = rows.get("sample").get(4);
    assertThat(full.getField("vehicle_id")).isEqualTo("truck-1");
    assertThat(full.getField("drive_id")).isEqualTo("depot/2023-11-14/drive-number-7");
    assertThat(full.getField("region")).isEqualTo("eu");
    assertThat(full.getField("revision")).isEqualTo(3);
    assertThat(full.getField("signals")).isEqualTo(Map.of("speed", 4 * 0.1, "gear", 3.0));
    assertThat(full.getField("signal_residuals")).isEqualTo(Map.of("speed", -5L, "gear", 7L));
    long ns = DriveRows.START_NS + 400_000_000L;
    assertThat(full.getField("timestamp_ns")).isEqualTo(ns);
    OffsetDateTime ts = Instant.ofEpochSecond(0, ns).atOffset(ZoneOffset.UTC);
    assertThat(full.getField("ts")).isEqualTo(ts);
  }

  @Test
  void scenes() {
    Record tagged =
        rows.get("scene").stream()
            .filter(row -> row.getField("first_ns").equals(DriveRows.START_NS + 400_000_000L))
            .findFirst()
            .orElseThrow();
    assertThat(tagged.getField("tags")).isEqualTo(Map.of("speed", "slow", "country", "DE"));
    assertThat(tagged.getField("measures")).isEqualTo(Map.of("speed_mean", 4 * 0.1));
    assertThat(tagged.getField("samples")).isEqualTo(1L);
    assertThat(tagged.getField("token"))
        .isEqualTo(rows.get("sample").get(4).getField("scene_token"));
    assertThat(rows.get("scene"))
        .filteredOn(row -> row.getField("tags").equals(Map.of()))
        .hasSize(1 + (SAMPLES - 1) / 3);
  }

  @Test
  void nullsStayNulls() {
    Record pose = rows.get("ego_pose").get(1);
    assertThat(pose.getField("lat")).isEqualTo(48.1);
    assertThat(pose.getField("alt")).isNull();
    Record sweep = rows.get("sample_data").get(5);
    assertThat(sweep.getField("sample_token")).isNull();
    assertThat(sweep.getField("residual_ns")).isNull();
    assertThat(sweep.getField("is_key_frame")).isEqualTo(false);
    assertThat(sweep.getField("phash")).isEqualTo(-6L);
    assertThat(sweep.getField("modality")).isEqualTo("camera");
    assertThat(sweep.getField("clock")).isEqualTo("header");
    assertThat(sweep.getField("luma")).isEqualTo(1.25);
    assertThat(rows.get("sample_data").get(6).getField("phash")).isNull();
    assertThat(rows.get("sample_data").get(6).getField("luma")).isNull();
  }

  @Test
  void signals() {
    List<Record> signals = rows.get("signal");
    assertThat(signals).hasSize(SAMPLES * DriveRows.SIGNALS_PER_SAMPLE);
    assertThat(signals.get(3).getField("val")).isEqualTo(Double.NaN);
    assertThat(signals.get(4).getField("val")).isEqualTo(0.04);
    assertThat(signals.get(4).getField("text")).isEqualTo("D");
    assertThat(signals.get(5).getField("text")).isNull();
    assertThat(signals.get(5).getField("name")).isEqualTo("GEAR.GEAR");
    assertThat(signals.get(5).getField("unit")).isEqualTo("km/h");
  }

  @Test
  void lists() {
    Record sensor = rows.get("calibrated_sensor").get(0);
    assertThat(sensor.getField("translation")).isEqualTo(List.of(1.0, 2.0, 3.0));
    assertThat(sensor.getField("rotation")).isNull();
    assertThat(sensor.getField("distortion")).isEqualTo(List.of());
    assertThat(sensor.getField("camera_matrix"))
        .isEqualTo(List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0));
  }

  @Test
  void metadataTellDriveAndRevisionOfEachFile() throws Exception {
    try (Lake lake = Lake.open(LakeFixture.config(folder))) {
      for (TableDef<?> def : Tables.OF_DRIVE) {
        List<FileRevision> files = FileRevision.of(lake.table(def.name()));
        assertThat(files)
            .allSatisfy(
                file -> {
                  assertThat(file.driveId()).isEqualTo(plan.drive().driveId());
                  assertThat(file.revision()).isEqualTo(3);
                });
        assertThat(files).hasSameSizeAs(result.files().getOrDefault(def.name(), List.of()));
      }
    }
  }

  @Test
  void aDayIsAFile() {
    DataFile file = result.files().get("sample").get(0);
    assertThat(file.partition().get(0, Integer.class))
        .isEqualTo((int) PartitionOf.day(DriveRows.START_NS));
  }
}
