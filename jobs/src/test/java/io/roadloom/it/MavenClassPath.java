package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.Token;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The class path of a project that stands beside the build. */
final class MavenClassPath {
  private static final Path KEPT = Roadloom.ROOT.resolve("jobs/target/class-paths");
  private static final Map<Path, String> KNOWN = new HashMap<>();

  private MavenClassPath() {}

  /** Maven is asked once: its answer stays the same as long as the project's file does. */
  static synchronized String of(Path project) throws Exception {
    String known = KNOWN.get(project);
    if (known == null) {
      known = kept(project.resolve("pom.xml"));
      KNOWN.put(project, known);
    }
    return known;
  }

  private static String kept(Path pom) throws Exception {
    Path kept = KEPT.resolve(Token.of(Files.readAllBytes(pom)));
    if (!Files.exists(kept) || !allThere(Files.readString(kept))) {
      Files.createDirectories(KEPT);
      // Another JVM may be asking for the same.
      Path answer = Files.createTempFile(KEPT, "answer", "");
      ask(pom, answer);
      Files.move(answer, kept, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(kept);
  }

  /** Whoever cleans Maven's repository does not know of this. */
  private static boolean allThere(String classPath) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(classPath)
        .allMatch(file -> Files.exists(Path.of(file)));
  }

  private static void ask(Path pom, Path answer) throws IOException, InterruptedException {
    Path log = Files.createTempFile(KEPT, "maven", ".log");
    Process maven =
        new ProcessBuilder(
                Roadloom.ROOT.resolve("mvnw").toString(),
                "-B",
                "-q",
                "-f",
                pom.toString(),
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + answer)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(maven.waitFor(4, TimeUnit.MINUTES)).as("Maven ended: %s", pom).isTrue();
    assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
    Files.delete(log);
  }
}
