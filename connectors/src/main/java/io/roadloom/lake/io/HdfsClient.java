package io.roadloom.lake.io;

import java.util.Map;

/** How to talk to HDFS, where nobody says otherwise. */
public final class HdfsClient {
  /**
   * A file is closed when its NameNode has heard of the last block from a DataNode, which is a
   * matter of a few milliseconds. Hadoop's client asks too early and then sleeps 400 ms, for each
   * of the dozens of files of a commit: ask again soon, and in the end for as long as before.
   *
   * <p>A checksum for each 512 bytes costs more than what it sums up, and packets of 64 KiB wake
   * two threads each: images and clouds are written in larger pieces, and read in such anyhow. 80
   * packets of a file may be under way.
   */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "10",
          "dfs.client.block.write.locateFollowingBlock.retries", "11",
          "dfs.bytes-per-checksum", "4096",
          "dfs.client-write-packet-size", "262144");

  private HdfsClient() {}
}
