package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.testing.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark 3.5 reads the rows that Flink SQL reads. */
class SparkIT {
  private static final Path PROJECT = Roadloom.ROOT.resolve("jobs/src/test/spark");
  @TempDir Path dir;

  @Test
  void readsTheSameRows() throws Exception {
    Path warehouse = dir.resolve("w");
    Roadloom.backfill(
        0,
        warehouse,
        SharedData.path("drives/kitti-0005-a.mcap"),
        "--rig",
        SharedData.path("expected/kitti-0005-a.rig.yaml"));
    String query =
        "SELECT d.token, d.channel, d.timestamp_ns, d.residual_ns, d.sha256, d.phash, s.completeness"
            + " FROM %1$ssample_data%2$s d JOIN %1$ssample%2$s s ON s.token = d.sample_token"
            + " ORDER BY d.token";

    List<String> flink =
        Roadloom.run(
                "sql", "--warehouse", warehouse, "--output", "csv", query.formatted("", "_all"))
            .exits(0)
            .lines();
    List<String> spark = spark(warehouse, query.formatted("roadloom.roadloom.", ""));

    assertThat(spark).hasSizeGreaterThan(50).isEqualTo(flink.subList(1, flink.size()));
  }

  private List<String> spark(Path warehouse, String query) throws Exception {
    Path classPath = dir.resolve("class-path");
    run(
        dir.resolve("maven.log"),
        Roadloom.ROOT.resolve("mvnw").toString(),
        "-B",
        "-q",
        "-f",
        PROJECT.resolve("pom.xml").toString(),
        "dependency:build-classpath",
        "-Dmdep.outputFile=" + classPath);
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-Xmx1g");
    for (String opened :
        List.of(
            "java.lang",
            "java.lang.invoke",
            "java.nio",
            "java.util",
            "sun.nio.ch",
            "sun.util.calendar")) {
      java.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
    }
    java.addAll(
        List.of(
            "-cp",
            Files.readString(classPath),
            PROJECT.resolve("SparkRows.java").toString(),
            warehouse.toString(),
            query));
    Path out = dir.resolve("spark.out");
    run(out, java.toArray(String[]::new));
    return Files.readAllLines(out);
  }

  private void run(Path out, String... command) throws Exception {
    Path err = dir.resolve("err.log");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ended: %s", command[0]).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
  }
}
