package io.roadloom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A command that is started again whenever it ends with an error, as a service manager does. */
final class Service implements AutoCloseable {
  private static final int MOST_STARTS = 40;
  private final Path dir;
  private final Object[] command;
  private Process process;
  private int starts;

  /**
   * Starts it.
   *
   * @param dir where what it says is kept, a file a start
   */
  Service(Path dir, Object... command) throws IOException {
    this.dir = Files.createDirectories(dir);
    this.command = command;
    start();
  }

  /**
   * Lets time pass.
   *
   * @return whether it has ended with 0, which may be before that time
   */
  boolean done(long ms) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    while (process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      if (process.exitValue() == 0) {
        return true;
      }
      if (starts == MOST_STARTS) {
        throw new AssertionError(
            "%s has failed %d times, now with %d: %s"
                .formatted(dir.getFileName(), starts, process.exitValue(), said()));
      }
      start();
    }
    return false;
  }

  int starts() {
    return starts;
  }

  /** What it said to stderr since it was last started. */
  String said() throws IOException {
    return Files.readString(err());
  }

  private void start() throws IOException {
    starts++;
    process = Roadloom.start(dir.resolve(starts + ".out"), err(), command);
  }

  private Path err() {
    return dir.resolve(starts + ".err");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
