package io.roadloom.lake.io;

import java.util.Map;

/** How to talk to HDFS, where nobody says otherwise. */
public final class HdfsClient {
  /**
   * A file is closed when its NameNode has heard of the last block from a DataNode, which is a
   * matter of a few milliseconds. Hadoop's client asks too early and then sleeps 400 ms, for each
   * of the dozens of files of a commit: ask again soon, and in the end for as long as before.
   */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "10",
          "dfs.client.block.write.locateFollowingBlock.retries", "11");

  private HdfsClient() {}
}
