package io.roadloom.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a sandbox keeps everything. One process at a time has it. Once its servers have been up, it
 * holds data, and remembers their ports: addresses of the data contain them.
 */
final class SandboxFolder implements Closeable {
  private static final String KAFKA_PORT = "kafka.port";
  private static final String HDFS_PORT = "hdfs.port";
  private final Path dir;
  private final FileChannel lock;

  private SandboxFolder(Path dir, FileChannel lock) {
    this.dir = dir;
    this.lock = lock;
  }

  /**
   * @throws IOException where it cannot be made or written, or another process has it
   */
  static SandboxFolder open(Path asked) throws IOException {
    Path dir = asked.toAbsolutePath().normalize();
    if (Files.exists(dir) && !Files.isDirectory(dir)) {
      throw new IOException(asked + " is not a folder");
    }
    Files.createDirectories(dir);
    FileChannel lock =
        FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (locked(lock)) {
        return new SandboxFolder(dir, lock);
      }
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    lock.close();
    throw new IOException(asked + " is in use by another sandbox");
  }

  Path kafka() {
    return dir.resolve("kafka");
  }

  Path hdfs() {
    return dir.resolve("hdfs");
  }

  /** Absent where servers were never up here: there is nothing to lose yet. */
  Optional<SandboxPorts> ports() throws IOException {
    if (!Files.exists(remembered())) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(remembered())) {
      properties.load(in);
    }
    try {
      return Optional.of(
          new SandboxPorts(
              Integer.parseInt(properties.getProperty(KAFKA_PORT)),
              Integer.parseInt(properties.getProperty(HDFS_PORT))));
    } catch (NumberFormatException e) {
      throw new IOException(remembered() + " does not say which ports", e);
    }
  }

  void remember(SandboxPorts ports) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(KAFKA_PORT, Integer.toString(ports.kafka()));
    properties.setProperty(HDFS_PORT, Integer.toString(ports.hdfs()));
    Path written = dir.resolve("sandbox.properties.new");
    try (Writer out = Files.newBufferedWriter(written)) {
      properties.store(out, null);
    }
    Files.move(written, remembered(), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private Path remembered() {
    return dir.resolve("sandbox.properties");
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock taken = channel.tryLock();
      return taken != null;
    } catch (OverlappingFileLockException e) {
      return false; // this very process has it
    }
  }
}
