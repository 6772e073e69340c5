package io.roadloom.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** An HDFS: a NameNode and a DataNode. */
final class Hdfs implements AutoCloseable {
  private final MiniDFSCluster cluster;

  private Hdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Starts it and waits until it may be written.
   *
   * @param dir its storage
   * @param port the NameNode's; others are any that are free
   * @param fresh whether to format the storage
   * @throws IOException where it does not start
   */
  static Hdfs start(Path dir, int port, boolean fresh) throws IOException {
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, dir.toString());
    settings.setInt("dfs.replication", 1);
    // Whoever can reach it is the person who started it.
    settings.setBoolean("dfs.permissions.enabled", false);
    // With one DataNode there is none to replace it with: writers go on as well as they can.
    settings.set("dfs.client.block.write.replace-datanode-on-failure.policy", "NEVER");
    MiniDFSCluster cluster = null;
    try {
      cluster =
          new MiniDFSCluster.Builder(settings)
              .nameNodePort(port)
              .numDataNodes(1)
              .format(fresh)
              .build();
      cluster.waitActive();
      return new Hdfs(cluster);
    } catch (IOException | RuntimeException e) {
      if (cluster != null) {
        cluster.shutdown();
      }
      throw new IOException("HDFS does not start in " + dir + ": " + e.getMessage(), e);
    }
  }

  URI uri() {
    return cluster.getURI();
  }

  @Override
  public void close() {
    // Its own shutdown() has the storage deleted when the process ends.
    cluster.shutdownDataNodes();
    cluster.shutdownNameNodes();
  }
}
