package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.cli.Console;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The launcher, run as its users run it: a process with arguments, an exit code and two streams.
 */
final class Roadloom {
  static final Path ROOT = Path.of(System.getProperty("roadloom.root"));
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_SECONDS = 1200;

  /** Which compiler the JVMs that tests start have: that of the tests themselves. */
  static final List<String> COMPILER =
      System.getProperty("roadloom.compiler", "").lines().filter(o -> !o.isBlank()).toList();

  static {
    prepare();
  }

  private Roadloom() {}

  /** The first start prepares all others, and says so: it is nobody's, and of one fork only. */
  private static void prepare() {
    Path lock = ROOT.resolve("jobs/target/first-start.lock");
    try (FileChannel file =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      run("--version").exits(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Result(int exit, String out, String err) {
    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new UncheckedIOException("not JSON: " + out + err, e);
      }
    }

    Result exits(int expected) {
      assertThat(exit).as("exit code; stderr:%n%s", err).isEqualTo(expected);
      return this;
    }

    List<String> lines() {
      return out.lines().toList();
    }
  }

  static Result run(Object... args) {
    return run(Map.of(), args);
  }

  /**
   * The same command in this JVM, which has what each process loads and compiles anew: for what a
   * test prepares, or holds its results against.
   */
  static Result here(Object... args) {
    Console console = Console.run(args);
    return new Result(console.exit(), console.out(), console.err());
  }

  static Result run(Map<String, String> environment, Object... args) {
    try {
      Path out = Files.createTempFile("roadloom", ".out");
      Path err = Files.createTempFile("roadloom", ".err");
      Process process = start(environment, out, err, args);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end after " + LIMIT_SECONDS + " s: " + List.of(args));
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts without waiting; the launcher execs Java, so the process is the job itself. */
  static Process start(Path out, Path err, Object... args) throws IOException {
    return start(Map.of(), out, err, args);
  }

  private static Process start(Map<String, String> environment, Path out, Path err, Object... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("roadloom").toString());
    for (Object arg : args) {
      command.add(arg.toString());
    }
    ProcessBuilder launcher =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    if (!COMPILER.isEmpty()) {
      launcher.environment().put("ROADLOOM_JAVA_OPTS", String.join(" ", COMPILER));
    }
    launcher.environment().putAll(environment);
    return launcher.start();
  }

  static JsonNode backfill(int exit, Object warehouse, Object... args) {
    return run(backfillOf(warehouse, args)).exits(exit).json();
  }

  /** As {@link #here}. */
  static JsonNode backfillHere(int exit, Object warehouse, Object... args) {
    return here(backfillOf(warehouse, args)).exits(exit).json();
  }

  private static Object[] backfillOf(Object warehouse, Object... args) {
    List<Object> all = new ArrayList<>(List.of("backfill"));
    all.addAll(List.of(args));
    all.addAll(List.of("--warehouse", warehouse, "--output", "json"));
    return all.toArray();
  }

  /** Rows of several queries, asked {@link #here}: an array of objects a query. */
  static List<JsonNode> query(Object warehouse, List<String> queries) {
    List<Object> args = new ArrayList<>(List.of("sql", "--warehouse", warehouse));
    args.addAll(List.of("--output", "json"));
    args.addAll(queries);
    Result result = here(args.toArray()).exits(0);
    List<JsonNode> answers = new ArrayList<>();
    try (JsonParser json = JSON.createParser(result.out())) {
      while (json.nextToken() != null) {
        answers.add(JSON.readTree(json));
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + result.out(), e);
    }
  }

  /** Rows as CSV lines, header first. */
  static List<String> sql(Object warehouse, String query) {
    return run("sql", "--warehouse", warehouse, "--output", "csv", query).exits(0).lines();
  }
}
