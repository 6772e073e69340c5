package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.testing.SharedData;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings, rig and warehouse on a real HDFS: a NameNode and a DataNode. */
class HdfsIT {
  @TempDir Path dir;

  @Test
  void readsAndWritesHdfs() throws Exception {
    try (SandboxProcess sandbox = SandboxProcess.start(dir.resolve("sandbox"));
        FileSystem files =
            FileSystem.newInstance(URI.create(sandbox.hdfs()), new Configuration())) {
      upload(files, "drives/kitti-0005-a.mcap", "/in/kitti.mcap");
      upload(files, "expected/kitti-0005-a.rig.yaml", "/rigs/kitti.yaml");
      String root = sandbox.hdfs();

      Roadloom.run(
              "backfill",
              root + "/in",
              "--rig",
              root + "/rigs/kitti.yaml",
              "--warehouse",
              root + "/lake",
              "--output",
              "json")
          .exits(0);

      List<String> rows =
          Roadloom.sql(root + "/lake", "SELECT COUNT(*) FROM sample_data WHERE is_key_frame");
      assertThat(rows).last().isEqualTo("69");
      Roadloom.run("verify-lineage", "--warehouse", root + "/lake").exits(0);
    }
  }

  private static void upload(FileSystem files, String from, String to) throws Exception {
    try (OutputStream out = files.create(new org.apache.hadoop.fs.Path(to))) {
      Files.copy(SharedData.path(from), out);
    }
  }
}
