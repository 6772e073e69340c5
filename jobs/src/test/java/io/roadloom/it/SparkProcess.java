package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Spark 3.5 in a process of its own, which knows nothing of Roadloom. */
public final class SparkProcess {
  private static final Path PROJECT = Roadloom.ROOT.resolve("jobs/src/test/spark");
  private final Path folder;

  /**
   * @param folder for its files
   */
  public SparkProcess(Path folder) {
    this.folder = folder;
  }

  /** Rows of a query over a warehouse, or over files, as comma-separated values. */
  public List<String> rows(Path warehouse, String query) throws Exception {
    List<String> rows = rows(warehouse, List.of(query));
    return rows.subList(0, rows.size() - 1);
  }

  /** The same of several, with a line {@code --} after each; what defines a view has no rows. */
  List<String> rows(Path warehouse, List<String> statements) throws Exception {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-Xmx1g");
    java.addAll(Roadloom.COMPILER);
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
            MavenClassPath.of(PROJECT),
            PROJECT.resolve("SparkRows.java").toString(),
            warehouse.toString()));
    java.addAll(statements);
    Path out = folder.resolve("spark.out");
    run(out, java.toArray(String[]::new));
    return Files.readAllLines(out);
  }

  private void run(Path out, String... command) throws Exception {
    Path err = folder.resolve("err.log");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("ended: %s", command[0]).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
  }
}
