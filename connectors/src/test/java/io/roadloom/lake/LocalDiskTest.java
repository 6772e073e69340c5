package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {
  @TempDir Path folder;

  @Test
  void listsFilesWithoutAskingForTheirModes() throws Exception {
    Path file = Files.createDirectory(folder.resolve("data")).resolve("some.parquet");
    Files.write(file, new byte[5]);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    Instant modified = Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.MILLIS);
    try (LocalDisk disk = new LocalDisk()) {
      disk.initialize(URI.create("file:///"), new Configuration());

      RemoteIterator<LocatedFileStatus> found =
          disk.listFiles(new org.apache.hadoop.fs.Path(folder.toUri()), true);

      LocatedFileStatus only = found.next();
      assertThat(found.hasNext()).isFalse();
      assertThat(Path.of(only.getPath().toUri().getPath())).isEqualTo(file);
      assertThat(only.getLen()).isEqualTo(5);
      assertThat(Instant.ofEpochMilli(only.getModificationTime())).isEqualTo(modified);
      // Reading a mode takes a process.
      assertThat(only.getPermission()).isEqualTo(FsPermission.getFileDefault());
      assertThat(only.getOwner()).isEmpty();
    }
  }
}
