package io.roadloom.lake;

import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local disk for Hadoop's file API. Without its native library that starts a process for each
 * file made, to set its mode; here files have the mode that the process gives them. No checksum
 * files are left beside them either: Parquet and Avro have their own.
 */
public final class LocalDisk extends RawLocalFileSystem {
  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {}
}
