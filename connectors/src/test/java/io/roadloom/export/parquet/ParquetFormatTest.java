package io.roadloom.export.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.export.ExportSample;
import io.roadloom.export.TestDrive;
import io.roadloom.export.TestExport;
import io.roadloom.export.TestReadings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.shaded.org.apache.parquet.example.data.Group;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ParquetReader;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.iceberg.shaded.org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFormatTest {
  private static final long START_NS = 1_700_000_000_000_000_000L;
  @TempDir Path dir;

  private Path write(String name, List<ExportSample> samples) throws IOException {
    Path out =
        TestExport.write(
            dir.resolve(name), new ParquetFormat(), TestDrive.CONTEXT, List.of(samples));
    return out.resolve("train-00000-of-00001.parquet");
  }

  private static List<Group> read(Path file) throws IOException {
    List<Group> rows = new ArrayList<>();
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void aRowHoldsASample() throws IOException {
    List<ExportSample> samples = new TestDrive("a", "train", START_NS).samples(3, 3);

    List<Group> rows = read(write("out", samples));

    assertThat(rows).hasSize(3);
    Group row = rows.get(2);
    assertThat(row.getString("token", 0)).isEqualTo(samples.get(2).token());
    assertThat(row.getLong("timestamp_ns", 0)).isEqualTo(START_NS + 2 * TestDrive.PERIOD_NS);
    assertThat(row.getDouble("completeness", 0)).isEqualTo(0.75);
    assertThat(row.getGroup("pose", 0).getDouble("x", 0)).isEqualTo(10);
    Group image = row.getGroup("camera_front", 0);
    assertThat(image.getBinary("bytes", 0).getBytes()).isEqualTo(TestReadings.jpeg("a2"));
    assertThat(image.getString("path", 0)).endsWith(".jpg");
    Group stamps = row.getGroup("readings", 0).getGroup("lidar_top", 0);
    assertThat(stamps.getLong("residual_ns", 0)).isEqualTo(-50_000_000);
    assertThat(stamps.getString("encoding", 0)).isEqualTo("float32");
    Group mounting = row.getGroup("mountings", 0).getGroup("camera_front", 0);
    assertThat(mounting.getGroup("camera_matrix", 0).getFieldRepetitionCount("list")).isEqualTo(9);
  }

  @Test
  void aCloudIsFloatsWithNamedFields() throws IOException {
    Group row = read(write("out", new TestDrive("a", "train", START_NS).samples(1, 1))).get(0);

    Group cloud = row.getGroup("lidar_top", 0);
    assertThat(cloud.getInteger("points", 0)).isEqualTo(2);
    Group fields = cloud.getGroup("fields", 0);
    assertThat(fields.getGroup("list", 3).getString("element", 0)).isEqualTo("intensity");
    ByteBuffer floats =
        ByteBuffer.wrap(cloud.getBinary("bytes", 0).getBytes()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(floats.remaining()).isEqualTo(2 * 4 * Float.BYTES);
    assertThat(floats.getFloat(7 * Float.BYTES)).isEqualTo(0.5f);
  }

  @Test
  void signalsStandByName() throws IOException {
    Group row = read(write("out", new TestDrive("a", "train", START_NS).samples(1, 1))).get(0);

    Group signals = row.getGroup("signals", 0);
    assertThat(signals.getFieldRepetitionCount("list")).isEqualTo(2);
    Group second = signals.getGroup("list", 1).getGroup("element", 0);
    assertThat(second.getString("name", 0)).isEqualTo("speed");
    assertThat(second.getDouble("value", 0)).isEqualTo(36);
    assertThat(second.getLong("residual_ns", 0)).isEqualTo(1_000);
  }

  @Test
  void whatIsNotKnownIsNull() throws IOException {
    TestDrive drive = new TestDrive("a", "train", START_NS).withoutPoses().withoutMountings();

    Group row = read(write("out", drive.samples(1, 1))).get(0);

    assertThat(row.getFieldRepetitionCount("pose")).isZero();
    assertThat(row.getGroup("mountings", 0).getFieldRepetitionCount("camera_front")).isZero();
  }

  @Test
  void theFooterTellsHuggingFaceTheFeatures() throws IOException {
    Path file = write("out", new TestDrive("a", "train", START_NS).samples(1, 1));
    String metadata;
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      metadata = reader.getFooter().getFileMetaData().getKeyValueMetaData().get("huggingface");
    }

    JsonNode features = new ObjectMapper().readTree(metadata).at("/info/features");
    assertThat(features.at("/camera_front").toString()).isEqualTo("{\"_type\":\"Image\"}");
    assertThat(features.at("/pose/lat").toString())
        .isEqualTo("{\"dtype\":\"float64\",\"_type\":\"Value\"}");
    assertThat(features.at("/signals/0/name/dtype").textValue()).isEqualTo("string");
    assertThat(features.at("/lidar_top/bytes/dtype").textValue()).isEqualTo("binary");
  }

  @Test
  void equalSamplesMakeEqualBytes() throws IOException {
    List<ExportSample> samples = new TestDrive("a", "train", START_NS).samples(50, 10);

    assertThat(Files.readAllBytes(write("one", samples)))
        .isEqualTo(Files.readAllBytes(write("two", samples)));
  }
}
