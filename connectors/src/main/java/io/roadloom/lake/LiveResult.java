package io.roadloom.lake;

import java.util.List;
import java.util.Map;

/**
 * What a live writer has to say of the rows since it last spoke.
 *
 * @param files by table, each as the JSON of Iceberg's REST protocol
 * @param drives parts in order; a drive that closed and opened again has two
 */
record LiveResult(Map<String, List<String>> files, List<LiveDrive> drives) {
  boolean empty() {
    return files.isEmpty() && drives.isEmpty();
  }
}
