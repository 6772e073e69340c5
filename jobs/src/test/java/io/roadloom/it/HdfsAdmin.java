package io.roadloom.it;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.SafeModeAction;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;

/** What an administrator does to an HDFS. */
final class HdfsAdmin implements AutoCloseable {
  private static final Path ROOT = new Path("/");
  private final DistributedFileSystem files;

  HdfsAdmin(String uri) throws IOException {
    files = (DistributedFileSystem) FileSystem.newInstance(URI.create(uri), new Configuration());
  }

  /** Whether a file fits the glob. */
  boolean holds(String glob) throws IOException {
    FileStatus[] found = files.globStatus(new Path(glob));
    return found != null && found.length > 0;
  }

  /** From here on it refuses every change. */
  void enterSafeMode() throws IOException {
    files.setSafeMode(SafeModeAction.ENTER);
  }

  void leaveSafeMode() throws IOException {
    files.setSafeMode(SafeModeAction.LEAVE);
  }

  /** A quota that is used up: as on full disks, no block can be had, while files can be removed. */
  void leaveNoRoom() throws IOException {
    files.setQuota(ROOT, HdfsConstants.QUOTA_DONT_SET, 1);
  }

  void makeRoom() throws IOException {
    files.setQuota(ROOT, HdfsConstants.QUOTA_DONT_SET, HdfsConstants.QUOTA_RESET);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
