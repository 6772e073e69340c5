package io.roadloom.jobs.dataset;

import io.roadloom.dataset.DatasetSpec;
import io.roadloom.dataset.SpecException;
import io.roadloom.dataset.similar.NearDuplicates;
import io.roadloom.dataset.similar.SimilarityRule;
import io.roadloom.dataset.spec.ParsedSpec;
import io.roadloom.dataset.split.LeakageSearch;
import io.roadloom.jobs.Failures;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.SqlMistake;
import io.roadloom.lake.CandidateSpool;
import io.roadloom.lake.DatasetSource;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.DatasetVersion.State;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lake.MemberWriter;
import io.roadloom.lake.NearDuplicateRows;
import io.roadloom.lake.PipelineRun;
import io.roadloom.model.Modality;
import io.roadloom.yaml.Nearest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;

/** Builds a version of a dataset. */
public final class DatasetBuild {
  private static final Clock WALL = Clock.systemUTC();

  private final FlinkTarget target;
  private final String codeVersion;
  private final Consumer<String> progress;

  /**
   * @param codeVersion as it stands in the tables
   * @param progress told what is being done
   */
  public DatasetBuild(FlinkTarget target, String codeVersion, Consumer<String> progress) {
    this.target = target;
    this.codeVersion = codeVersion;
    this.progress = progress;
  }

  /**
   * Builds it, unless it is there.
   *
   * @throws SpecException where the spec does not fit what is there
   */
  public BuildResult run(LakeConfig config, ParsedSpec parsed) throws Exception {
    Instant started = WALL.instant();
    try (Lake lake = Lake.openOrCreate(config)) {
      Optional<DatasetVersion> there = there(new Datasets(lake), parsed);
      if (there.isPresent()) {
        return new BuildResult(there.get(), false, seconds(started));
      }
      DatasetSource source = source(lake, parsed);
      List<String> cameras = cameras(parsed, source.channels());
      Run run = new Run(config, lake, parsed, source, cameras, started);
      DatasetVersion version = run.build();
      return new BuildResult(version, true, seconds(started));
    }
  }

  private static double seconds(Instant started) {
    return Duration.between(started, WALL.instant()).toMillis() / 1e3;
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  /** The version where it is built of the same spec. */
  private static Optional<DatasetVersion> there(Datasets datasets, ParsedSpec parsed) {
    DatasetSpec spec = parsed.spec();
    Optional<DatasetVersion> there =
        datasets.versions().stream()
            .filter(known -> known.dataset().equals(spec.name()))
            .filter(known -> known.version() == spec.version())
            .findFirst();
    if (there.isPresent() && !there.get().specHash().equals(parsed.hash())) {
      throw parsed.error(
          "version",
          "%s is %s of another spec, and a version never changes: give this one a new number"
              .formatted(
                  spec.id(), there.get().state() == State.BUILT ? "built" : "a deleted version"));
    }
    return there.filter(known -> known.state() == State.BUILT);
  }

  private static DatasetSource source(Lake lake, ParsedSpec parsed) {
    try {
      return DatasetSource.at(lake, parsed.spec().snapshot());
    } catch (SpecException e) {
      throw parsed.error("snapshot", e.getMessage());
    }
  }

  /** Topics of the images that are compared; every topic that the spec names must be there. */
  private static List<String> cameras(ParsedSpec parsed, Map<String, Set<String>> channels) {
    DatasetSpec spec = parsed.spec();
    Set<String> all = new TreeSet<>();
    channels.values().forEach(all::addAll);
    known(parsed, "require", spec.require(), all);
    Set<String> ofCameras =
        channels.getOrDefault(Modality.CAMERA.name().toLowerCase(Locale.ROOT), Set.of());
    known(parsed, "near_duplicates.channels", spec.nearDuplicates().channels(), ofCameras);
    return new ArrayList<>(
        spec.nearDuplicates().channels().isEmpty()
            ? ofCameras
            : new TreeSet<>(spec.nearDuplicates().channels()));
  }

  private static void known(
      ParsedSpec parsed, String key, List<String> topics, Set<String> channels) {
    for (String topic : topics) {
      if (!channels.contains(topic)) {
        throw parsed.error(
            key + "." + topic,
            "no recording has such a channel; there are " + Nearest.list(topic, channels));
      }
    }
  }

  /** One build. */
  private final class Run {
    private final LakeConfig config;
    private final Lake lake;
    private final ParsedSpec parsed;
    private final DatasetSpec spec;
    private final DatasetSource source;
    private final List<String> cameras;
    private final Instant started;
    private final String id = UUID.randomUUID().toString();

    Run(
        LakeConfig config,
        Lake lake,
        ParsedSpec parsed,
        DatasetSource source,
        List<String> cameras,
        Instant started) {
      this.config = config;
      this.lake = lake;
      this.parsed = parsed;
      this.spec = parsed.spec();
      this.source = source;
      this.cameras = cameras;
      this.started = started;
    }

    DatasetVersion build() throws Exception {
      String status = "failed";
      try {
        DatasetVersion version = select();
        status = "done";
        return version;
      } finally {
        lake.record(
            new PipelineRun(
                id,
                "dataset build",
                "",
                codeVersion,
                parsed.hash(),
                status,
                nanos(started),
                nanos(WALL.instant()),
                0,
                0,
                0));
      }
    }

    private DatasetVersion select() throws Exception {
      progress.accept("selecting samples");
      List<DatasetSource.Drive> drives = source.drives();
      if (drives.isEmpty()) {
        throw new SpecException(spec.id() + ": the tables hold no drive there");
      }
      Selection selection = selection(drives);
      Table members = lake.table(CandidateSpool.table());
      try (SpooledDrives spooled = new SpooledDrives(members, selection.spools(), drives)) {
        return write(selection, spooled, members);
      } finally {
        CandidateSpool.delete(members, selection.spools());
      }
    }

    private Selection selection(List<DatasetSource.Drive> drives) throws Exception {
      try {
        return new SelectionJob(target, config, lake, source, spec, cameras).run(drives);
      } catch (Exception e) {
        if (spec.select() != null && SqlMistake.is(e)) {
          String message = String.valueOf(Failures.root(e).getMessage());
          throw parsed.error("select", message.lines().findFirst().orElse("not SQL"));
        }
        throw Failures.cause(e);
      }
    }

    private DatasetVersion write(Selection selection, SpooledDrives spooled, Table table)
        throws Exception {
      progress.accept("looking for near-duplicates");
      SimilarityRule rule = spec.nearDuplicates().rule();
      NearDuplicates alike =
          NearDuplicateSearch.find(
              target, table.location() + "/spool", rule, new SpooledImages(spooled, cameras));
      Membership membership = new Membership(spec.sampling(), spec.nearDuplicates().drop(), alike);
      membership.balance(spooled);
      progress.accept("splitting");
      Grouping grouping = new Grouping(spec.splits(), membership);
      grouping.read(spooled);
      List<DriveShare> shares = grouping.deal();
      if (shares.isEmpty()) {
        throw parsed.error("select", "no sample is left");
      }
      progress.accept("measuring what is between the splits");
      List<LeakageSearch.Distance> distances =
          new LeakageMeasure(spooled, membership, shares, spec.splits().names())
              .run(cameras.size(), grouping.images(), rule.maxDistance());
      BuildReport report =
          Reporting.of(spec.splits(), selection, grouping, membership, shares, distances);
      progress.accept("writing members");
      NearDuplicateRows decisions =
          new NearDuplicateRows(source.tables(), lake.table("dedup_decision"), "dataset-" + id);
      new Decisions(spec, cameras, alike).write(spooled, decisions);
      try (MemberWriter writer =
          new MemberWriter(table, spec.name(), spec.version(), 0, "dataset-" + id)) {
        String digest = new Members(spec, spooled, membership).write(shares, writer);
        return commit(report, digest, writer.finish(), decisions.files());
      }
    }

    private DatasetVersion commit(
        BuildReport report, String digest, List<DataFile> files, List<DataFile> decisions) {
      DatasetVersion version =
          new DatasetVersion(
              spec.name(),
              spec.version(),
              State.BUILT,
              parsed.text(),
              parsed.hash(),
              digest,
              source.snapshots(),
              codeVersion,
              id,
              nanos(WALL.instant()),
              report.samples(),
              report.groups(),
              report.drives(),
              report.json());
      new Datasets(lake).commit(version, files, decisions);
      return version;
    }
  }
}
