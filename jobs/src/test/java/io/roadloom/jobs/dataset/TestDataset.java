package io.roadloom.jobs.dataset;

import io.roadloom.dataset.spec.ParsedSpec;
import io.roadloom.dataset.spec.SpecFile;
import io.roadloom.jobs.Backfill;
import io.roadloom.jobs.BackfillProgress;
import io.roadloom.jobs.BackfillRequest;
import io.roadloom.jobs.Execution;
import io.roadloom.jobs.SharedFlink;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.DatasetSource;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lake.MemberWriter;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;

/** Datasets of all samples that have what they require, without the search that splits take. */
final class TestDataset {
  private static final long SCENE_NS = 5_000_000_000L;

  private TestDataset() {}

  static LakeConfig lake(Path warehouse) {
    return new LakeConfig(warehouse.toString(), "auto", Map.of(), "default");
  }

  static void backfill(LakeConfig lake, Path rig, Path... recordings) throws Exception {
    List<String> paths = new ArrayList<>();
    for (Path recording : recordings) {
      paths.add(recording.toString());
    }
    BackfillRequest request =
        new BackfillRequest(
            paths,
            lake,
            rig.toString(),
            null,
            Execution.BATCH,
            false,
            false,
            BackfillRequest.DEFAULT_UNIT_BYTES);
    new Backfill(SharedFlink.embedded(2), "test", BackfillProgress.NONE).run(request);
  }

  /** Builds it; drives go to the splits in turn. */
  static List<DatasetMember> build(LakeConfig config, String spec) throws IOException {
    ParsedSpec parsed = SpecFile.read("test.yaml", spec);
    try (Lake lake = Lake.open(config)) {
      List<DatasetMember> members = members(lake, parsed);
      try (MemberWriter writer =
          new MemberWriter(
              lake.table("dataset_member"),
              parsed.spec().name(),
              parsed.spec().version(),
              0,
              "test")) {
        members.forEach(writer::write);
        new Datasets(lake).commit(version(lake, parsed, members), writer.finish(), List.of());
      }
      return members;
    }
  }

  private static DatasetVersion version(Lake lake, ParsedSpec parsed, List<DatasetMember> members) {
    return new DatasetVersion(
        parsed.spec().name(),
        parsed.spec().version(),
        DatasetVersion.State.BUILT,
        parsed.text(),
        parsed.hash(),
        Token.of(Token.text(members.toString())),
        DatasetSource.at(lake, null).snapshots(),
        "test",
        "test",
        1,
        members.size(),
        1,
        members.stream().map(DatasetMember::drive).distinct().count(),
        "{}");
  }

  private static List<DatasetMember> members(Lake lake, ParsedSpec parsed) throws IOException {
    Map<String, Set<String>> channels = new HashMap<>();
    Map<String, Long> bytes = new HashMap<>();
    Set<String> required = new HashSet<>(parsed.spec().require());
    try (CloseableIterable<Record> rows = lake.currentRows("sample_data")) {
      for (Record row : rows) {
        String channel = (String) row.getField("channel");
        if ((Boolean) row.getField("is_key_frame") && required.contains(channel)) {
          String sample = (String) row.getField("sample_token");
          channels.computeIfAbsent(sample, token -> new HashSet<>()).add(channel);
          bytes.merge(sample, (long) (Integer) row.getField("payload_length"), Long::sum);
        }
      }
    }
    List<DatasetMember> members = new ArrayList<>();
    List<String> drives = new ArrayList<>();
    try (CloseableIterable<Record> rows = lake.currentRows("sample")) {
      for (Record row : rows) {
        String token = (String) row.getField("token");
        if (channels.getOrDefault(token, Set.of()).equals(required)) {
          String drive = (String) row.getField("drive_id");
          if (!drives.contains(drive)) {
            drives.add(drive);
            drives.sort(null);
          }
          members.add(member(parsed, row, bytes.get(token)));
        }
      }
    }
    List<String> splits = parsed.spec().splits().names();
    return members.stream()
        .map(one -> in(one, splits.get(drives.indexOf(one.drive().driveId()) % splits.size())))
        .sorted(
            Comparator.comparing(DatasetMember::split)
                .thenComparing(one -> one.drive().driveId())
                .thenComparingLong(DatasetMember::timestampNs))
        .toList();
  }

  private static DatasetMember member(ParsedSpec parsed, Record row, long bytes) {
    String drive = (String) row.getField("drive_id");
    long time = (Long) row.getField("timestamp_ns");
    return new DatasetMember(
        parsed.spec().name(),
        parsed.spec().version(),
        (String) row.getField("token"),
        Token.sample(drive, time / SCENE_NS),
        new DriveKey((String) row.getField("vehicle_id"), drive),
        (String) row.getField("region"),
        (Integer) row.getField("revision"),
        time,
        "",
        drive,
        null,
        bytes);
  }

  private static DatasetMember in(DatasetMember one, String split) {
    return new DatasetMember(
        one.dataset(),
        one.version(),
        one.sampleToken(),
        one.sceneToken(),
        one.drive(),
        one.region(),
        one.revision(),
        one.timestampNs(),
        split,
        one.leakageGroup(),
        one.nearCluster(),
        one.payloadBytes());
  }
}
