package io.roadloom.lake;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local disk for Hadoop's file API. Without its native library that starts a process for each
 * file made, to set its mode, and for each file listed, to read mode and owner, which nobody here
 * asks for; files have the mode that the process gives them. No checksum files are left beside them
 * either: Parquet and Avro have their own.
 */
public final class LocalDisk extends RawLocalFileSystem {
  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {}

  /** Without mode, owner and group. Listings are made of these. */
  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    FileStatus found = super.getFileStatus(path);
    return new FileStatus(
        found.getLen(),
        found.isDirectory(),
        found.getReplication(),
        found.getBlockSize(),
        found.getModificationTime(),
        found.getPath());
  }
}
