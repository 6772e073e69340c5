package io.roadloom.export;

import io.roadloom.export.card.CardFormat;
import io.roadloom.export.card.DatasetFacts;
import io.roadloom.export.card.Document;
import io.roadloom.export.card.ExportDocuments;
import io.roadloom.export.card.ExportFacts;
import io.roadloom.export.card.ExportStatistics;
import io.roadloom.export.card.ExportedFile;
import io.roadloom.lake.DatasetVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes the documents of an export beside its files. */
final class CardWriter {
  private CardWriter() {}

  /** Makes files. */
  interface Files {
    OutputStream create(String path) throws IOException;
  }

  /**
   * Writes them all.
   *
   * @param made what the format has written for the whole
   */
  static void write(
      ExportPlan plan,
      DatasetVersion version,
      List<ShardRecord> shards,
      List<WrittenFile> made,
      Files files)
      throws IOException {
    for (Document document : ExportDocuments.of(facts(plan, version, shards, made))) {
      try (OutputStream out = files.create(document.path())) {
        out.write(document.text().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static ExportFacts facts(
      ExportPlan plan, DatasetVersion version, List<ShardRecord> shards, List<WrittenFile> made) {
    List<ExportedFile> files = new ArrayList<>();
    ExportStatistics statistics = new ExportStatistics();
    long bytes = made.stream().mapToLong(WrittenFile::size).sum();
    for (ShardRecord shard : shards) {
      statistics.add(ExportStatistics.parse(shard.statistics()));
      bytes += shard.bytes();
      if (shard.files().size() == 1 && shard.files().get(0).token() == null) {
        WrittenFile file = shard.files().get(0);
        files.add(
            new ExportedFile(
                file.path(), file.size(), file.sha256(), shard.split(), shard.samples()));
      }
    }
    made.forEach(
        file -> files.add(new ExportedFile(file.path(), file.size(), file.sha256(), null, 0)));
    files.sort(Comparator.comparing(ExportedFile::path));
    return new ExportFacts(
        DatasetFacts.of(version),
        CardFormat.named(plan.format().name()),
        files,
        bytes,
        plan.context().channels(),
        statistics,
        version.report());
  }
}
