package io.roadloom.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.shaded.org.apache.avro.file.DataFileStream;
import org.apache.iceberg.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.iceberg.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.iceberg.shaded.org.apache.avro.generic.IndexedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in a table's folder that no snapshot names and that tell of a drive: what killed writers
 * left, and killed removals of snapshots.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** Longer than a backfill takes from a file's beginning to its commit, mostly. */
  private static final long YOUNG_MS = 3_600_000;

  private final Table table;
  private final String driveId;
  private final byte[] name;

  Leftovers(Table table, String driveId) {
    this.table = table;
    this.driveId = driveId;
    this.name = driveId.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Deletes them. Nothing where the table's storage cannot list.
   *
   * @param live tells which files of live pipelines may still be committed
   * @return locations of data files that may still be committed, and stay
   */
  List<String> delete(LiveFiles live) throws IOException {
    List<String> open = new ArrayList<>();
    if (table.io() instanceof SupportsPrefixOperations storage) {
      List<FileInfo> listed = new ArrayList<>();
      storage.listPrefix(table.location() + "/").forEach(listed::add);
      // What was committed since is named now.
      table.refresh();
      Set<String> named = named();
      long young = System.currentTimeMillis() - YOUNG_MS;
      for (FileInfo file : listed) {
        String fileName = UncommittedFiles.name(file.location());
        if (named.contains(fileName)) {
          continue;
        }
        boolean settled = file.createdAtMillis() < Math.min(young, live.settledMs(fileName));
        if (fileName.endsWith(FileFormat.AVRO.addExtension(""))) {
          if (tells(file.location())) {
            table.io().deleteFile(file.location());
          }
        } else if (fileName.endsWith(FileFormat.PARQUET.addExtension(""))) {
          Content content = content(file.location());
          if (settled && content != Content.OTHERS) {
            table.io().deleteFile(file.location());
          } else if (content == Content.DRIVE) {
            open.add(file.location());
          }
        }
      }
    }
    return open;
  }

  private enum Content {
    DRIVE,
    OTHERS,
    /** Its writer was killed, or is at work. */
    UNREADABLE
  }

  private Content content(String location) throws IOException {
    try {
      return HeldFile.count(table, location, driveId) > 0 ? Content.DRIVE : Content.OTHERS;
    } catch (RuntimeException e) {
      LOG.debug("{} cannot be read", location, e);
      return Content.UNREADABLE;
    }
  }

  private Set<String> named() throws IOException {
    Set<String> named = new HashSet<>(UncommittedFiles.committed(table));
    for (Snapshot snapshot : table.snapshots()) {
      named.add(UncommittedFiles.name(snapshot.manifestListLocation()));
      for (ManifestFile manifest : snapshot.allManifests(table.io())) {
        named.add(UncommittedFiles.name(manifest.path()));
      }
    }
    return named;
  }

  /** Whether a manifest or a list of them has the drive's name in it. */
  private boolean tells(String location) throws IOException {
    try (InputStream in = table.io().newInputFile(location).newStream();
        DataFileStream<GenericRecord> records =
            new DataFileStream<>(in, new GenericDatumReader<>())) {
      for (GenericRecord entry : records) {
        if (tells(entry)) {
          return true;
        }
      }
      return false;
    }
  }

  private boolean tells(Object value) {
    if (value instanceof IndexedRecord entry) {
      int fields = entry.getSchema().getFields().size();
      for (int i = 0; i < fields; i++) {
        if (tells(entry.get(i))) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof Collection<?> values) {
      return values.stream().anyMatch(this::tells);
    }
    if (value instanceof Map<?, ?> values) {
      return values.values().stream().anyMatch(this::tells);
    }
    return value instanceof ByteBuffer bytes && ByteBuffer.wrap(name).equals(bytes);
  }
}
