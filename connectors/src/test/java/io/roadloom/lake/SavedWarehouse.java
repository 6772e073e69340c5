package io.roadloom.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/**
 * A warehouse that many tests begin with, as it was when it was saved: bringing it back is copying
 * some files, while making it is creating and committing to all tables. It can't be moved, since
 * tables name their files by whole paths.
 */
record SavedWarehouse(Path folder, Path copy) {
  static SavedWarehouse save(Path folder, Path copy) throws IOException {
    copy(folder, copy);
    return new SavedWarehouse(folder, copy);
  }

  void restore() throws IOException {
    FileUtils.deleteDirectory(folder.toFile());
    copy(copy, folder);
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(from)) {
      files = found.toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(from.relativize(file)));
    }
  }
}
