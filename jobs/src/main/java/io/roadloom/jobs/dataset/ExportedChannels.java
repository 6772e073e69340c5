package io.roadloom.jobs.dataset;

import io.roadloom.export.ChannelSlugs;
import io.roadloom.export.ExportChannel;
import io.roadloom.export.SampleRun;
import io.roadloom.export.ShardPlan;
import io.roadloom.lake.DatasetTables;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.model.Modality;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Which channels are exported: the required ones, else all that carry images or clouds. */
final class ExportedChannels {
  private ExportedChannels() {}

  static List<ExportChannel> of(
      DatasetVersion version, DatasetTables tables, List<ShardPlan> shards) throws IOException {
    SortedMap<String, Modality> known = known(tables, shards);
    List<String> required = version.spec().require();
    if (required.isEmpty()) {
      known.values().removeIf(modality -> !modality.hasSweeps());
      return ChannelSlugs.of(known);
    }
    SortedMap<String, Modality> wanted = new TreeMap<>();
    required.forEach(topic -> wanted.put(topic, known.getOrDefault(topic, Modality.OTHER)));
    return ChannelSlugs.of(wanted);
  }

  /** Channels of the drives' recordings. */
  private static SortedMap<String, Modality> known(DatasetTables tables, List<ShardPlan> shards)
      throws IOException {
    SortedMap<String, Modality> known = new TreeMap<>();
    if (tables.snapshotId("channel").isEmpty()) {
      return known;
    }
    Map<String, Integer> revisions = new HashMap<>();
    for (ShardPlan shard : shards) {
      for (SampleRun run : shard.runs()) {
        revisions.put(run.drive().driveId(), run.revision());
      }
    }
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(tables.table("channel"))
            .useSnapshot(tables.snapshotId("channel").getAsLong())
            .select("drive_id", "revision", "topic", "modality")
            .build()) {
      for (Record row : rows) {
        Integer revision = revisions.get((String) row.getField("drive_id"));
        if (Objects.equals(revision, row.getField("revision"))) {
          String modality = (String) row.getField("modality");
          known.put(
              (String) row.getField("topic"), Modality.valueOf(modality.toUpperCase(Locale.ROOT)));
        }
      }
    }
    return known;
  }
}
