package io.roadloom.jobs.dataset;

import io.roadloom.dataset.ExportSpec;
import io.roadloom.export.ExportContext;
import io.roadloom.export.ExportPlan;
import io.roadloom.export.ExportState;
import io.roadloom.export.FailedRecording;
import io.roadloom.export.OtherExportException;
import io.roadloom.export.ShardExport;
import io.roadloom.export.ShardPlan;
import io.roadloom.export.ShardPlanner;
import io.roadloom.export.ShardRecord;
import io.roadloom.jobs.BackfillProgress;
import io.roadloom.jobs.Failures;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeException;
import io.roadloom.model.Token;
import io.roadloom.source.NothingToReadException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.io.CloseableIterable;

/** Exports a version of a dataset: plans shards, has them written, finishes. */
public final class DatasetExport {
  /** Changes whenever the bytes of an export do. */
  private static final String LAYOUT = "1";

  private final FlinkTarget target;
  private final BackfillProgress progress;

  /**
   * @param progress told of bytes of payload
   */
  public DatasetExport(FlinkTarget target, BackfillProgress progress) {
    this.target = target;
    this.progress = progress;
  }

  /**
   * Does it. Shards that are there already, whole and of the same export, are not written again;
   * one that lacks a payload is not written at all, and the others are.
   *
   * @throws NothingToReadException where there is no such version
   * @throws OtherExportException where the folder holds another export
   * @throws LakeException where the tables cannot be read
   * @throws IOException where storage does not answer
   * @throws Exception where the job fails for another reason
   */
  public ExportResult run(ExportRequest request) throws Exception {
    long start = System.nanoTime();
    try (Lake lake = Lake.open(request.lake())) {
      Datasets datasets = new Datasets(lake);
      DatasetVersion version =
          datasets
              .find(request.dataset(), request.version())
              .orElseThrow(() -> new NothingToReadException("no dataset " + request.id()));
      List<ShardPlan> shards = shards(request, datasets, version);
      ExportPlan plan = plan(request, datasets, version, shards);
      ExportState state = new ExportState(plan);
      state.begin();
      progress.planned(shards.stream().mapToLong(ShardPlan::payloadBytes).sum());
      Map<String, Long> counts = run(plan, shards);
      List<ShardRecord> finished = state.finished(shards);
      List<FailedRecording> failed = List.of();
      if (finished.size() < shards.size()) {
        failed = state.failures(shards);
      } else {
        state.finish(lake, version, finished);
      }
      return new ExportResult(
          finished.size(),
          finished.stream().mapToLong(ShardRecord::samples).sum(),
          finished.stream().mapToLong(ShardRecord::bytes).sum(),
          finished.stream().mapToLong(ShardRecord::payloadBytes).sum(),
          counts.getOrDefault(ShardExport.Outcome.KEPT.name(), 0L),
          shards.size() - finished.size(),
          failed,
          (System.nanoTime() - start) / 1e9);
    }
  }

  private Map<String, Long> run(ExportPlan plan, List<ShardPlan> shards) throws Exception {
    try {
      return ExportJob.run(target, plan, shards, progress::read);
    } catch (Exception e) {
      throw Failures.cause(e);
    }
  }

  private static List<ShardPlan> shards(
      ExportRequest request, Datasets datasets, DatasetVersion version) throws IOException {
    ExportSpec spec = version.spec().export();
    try (CloseableIterable<DatasetMember> members = datasets.members(version)) {
      return new ShardPlanner(request.format(), spec.shardBytes(), spec.seed()).plan(members);
    }
  }

  private static ExportPlan plan(
      ExportRequest request, Datasets datasets, DatasetVersion version, List<ShardPlan> shards)
      throws IOException {
    ExportContext context =
        new ExportContext(
            version.dataset(),
            version.version(),
            ExportedChannels.of(version, datasets.read(version), shards));
    return new ExportPlan(
        request.lake(),
        request.format(),
        context,
        request.folder(),
        version.spec().export().seed(),
        Token.of(
            Token.text(LAYOUT),
            Token.text(request.format().name()),
            Token.text(version.id()),
            Token.text(version.specHash()),
            Token.text(version.membersDigest()),
            Token.text(context.channels().toString())));
  }
}
