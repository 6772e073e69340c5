package io.roadloom.lake;

import io.roadloom.dataset.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * The tables of one warehouse. What the catalog or the storage refuses comes as a {@link
 * LakeException}. Not thread-safe.
 */
public final class Lake implements Ledger, AutoCloseable {
  /** The database that the tables are in. */
  public static final String DATABASE = "roadloom";

  /** The name that a catalog in SQL must have: a JDBC catalog finds its tables by it. */
  public static final String CATALOG = Catalogs.NAME;

  private final LakeConfig config;
  private final Catalog catalog;

  Lake(LakeConfig config, Catalog catalog) {
    this.config = config;
    this.catalog = catalog;
  }

  /** Opens a warehouse that is there. */
  public static Lake open(LakeConfig config) {
    lack(config)
        .ifPresent(
            lack -> {
              throw new LakeException("warehouse %s: %s".formatted(config.warehouse(), lack));
            });
    Lake lake = connect(config);
    if (!lake.holds(Tables.DRIVE_REVISION.name())) {
      lake.close();
      throw new LakeException(
          "warehouse %s: not there: the catalog holds no tables of it"
              .formatted(config.warehouse()));
    }
    return lake;
  }

  /** Whether a warehouse is there. Makes nothing. */
  public static boolean exists(LakeConfig config) {
    if (lack(config).isPresent()) {
      return false;
    }
    try (Lake lake = connect(config)) {
      return lake.holds(Tables.DRIVE_REVISION.name());
    }
  }

  /**
   * What a warehouse lacks that a look at its folder tells: opening it would make what is not
   * there.
   */
  private static Optional<String> lack(LakeConfig config) {
    Path folder = Catalogs.localFolder(config);
    if (folder == null) {
      return Optional.empty();
    }
    if (!Files.isDirectory(folder)) {
      return Optional.of("not there");
    }
    boolean empty = config.catalog().equals("auto") && !Files.exists(folder.resolve("catalog.db"));
    return empty ? Optional.of("not there: the folder holds no tables") : Optional.empty();
  }

  /** Opens a warehouse, and makes it and its tables where they are not there yet. */
  public static Lake openOrCreate(LakeConfig config) {
    Path folder = Catalogs.localFolder(config);
    if (folder != null) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new LakeException("warehouse %s: cannot be written".formatted(config.warehouse()), e);
      }
      if (!Files.isWritable(folder)) {
        throw new LakeException(
            "warehouse %s: cannot be written: permission denied".formatted(config.warehouse()));
      }
    }
    Lake lake = connect(config);
    lake.createTables();
    return lake;
  }

  private static Lake connect(LakeConfig config) {
    try {
      return new Lake(config, Catalogs.open(config));
    } catch (LakeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LakeException(
          "warehouse %s: the catalog cannot be opened".formatted(config.warehouse()), e);
    }
  }

  private void createTables() {
    call(
        "cannot be written",
        () -> {
          createDatabase();
          for (TableDef<?> table : Tables.ALL) {
            create(table);
          }
          return null;
        });
  }

  private void createDatabase() {
    Namespace database = Namespace.of(DATABASE);
    if (catalog instanceof SupportsNamespaces namespaces && !namespaces.namespaceExists(database)) {
      try {
        namespaces.createNamespace(database);
      } catch (AlreadyExistsException e) {
        // Another run was first, to the same end.
        return;
      }
    }
  }

  private void create(TableDef<?> table) {
    TableIdentifier id = id(table.name());
    if (catalog.tableExists(id)) {
      NewColumns.add(table, catalog.loadTable(id));
      return;
    }
    try {
      catalog.createTable(id, table.schema(), table.spec(), table.properties());
    } catch (AlreadyExistsException e) {
      // Another run was first, to the same end.
      return;
    }
  }

  /**
   * Those of the tables that are there: a warehouse of an older version lacks what came later,
   * until it is opened to be written.
   */
  List<TableDef<?>> held(List<TableDef<?>> tables) {
    return call(
        "cannot be read",
        () -> {
          Set<String> names =
              catalog.listTables(Namespace.of(DATABASE)).stream()
                  .map(TableIdentifier::name)
                  .collect(Collectors.toSet());
          return tables.stream().filter(table -> names.contains(table.name())).toList();
        });
  }

  private static TableIdentifier id(String table) {
    return TableIdentifier.of(DATABASE, table);
  }

  /** Names of all tables, the raw ones; {@code drive_revision} among them. */
  public static List<String> tableNames() {
    return Tables.ALL.stream().map(TableDef::name).toList();
  }

  public boolean holds(String table) {
    return call("cannot be read", () -> catalog.tableExists(id(table)));
  }

  /** The raw table, as of now. */
  public Table table(String name) {
    return call("table " + name + " cannot be read", () -> catalog.loadTable(id(name)));
  }

  String region() {
    return config.region();
  }

  @Override
  public List<CurrentRevision> currentRevisions() {
    return List.copyOf(currentRevisionsByDrive().values());
  }

  Map<String, CurrentRevision> currentRevisionsByDrive() {
    return call("cannot be read", () -> RevisionReads.current(table("drive_revision")));
  }

  /**
   * What a run's drives have come to so far, by the names of {@link LakeSink.Counters}: of each
   * drive the newest row that the run wrote of it.
   */
  public Map<String, Long> counts(String runId) {
    return call(
        "cannot be read",
        () -> RunCounts.of(RevisionReads.all(table(Tables.DRIVE_REVISION.name())), runId));
  }

  @Override
  public List<KnownRecording> recordings() {
    return call(
        "cannot be read",
        () -> {
          Map<String, CurrentRevision> current = currentRevisionsByDrive();
          Table recording = table("recording");
          return RevisionReads.recordings(recording, recording.currentSnapshot(), current);
        });
  }

  Set<String> currentRecordingIds() {
    return Set.copyOf(recordings().stream().map(known -> known.ref().recordingId()).toList());
  }

  /** How often each recording has been read so far, by its id. */
  Map<String, Integer> attempts() {
    return call("cannot be read", () -> RevisionReads.attempts(table("recording")));
  }

  @Override
  public Map<String, Integer> newestRows(Set<String> driveIds) {
    return call(
        "cannot be read",
        () -> {
          Map<String, Integer> newest = new HashMap<>();
          for (KnownRevision known : RevisionReads.all(table("drive_revision"))) {
            newest.merge(known.drive().driveId(), known.revision(), Math::max);
          }
          newest.keySet().retainAll(driveIds);
          for (TableDef<?> table : held(Tables.OF_DRIVE)) {
            for (FileRevision file : FileRevision.of(table(table.name()))) {
              if (!file.shared() && driveIds.contains(file.driveId())) {
                newest.merge(file.driveId(), file.revision(), Math::max);
              }
            }
          }
          return newest;
        });
  }

  @Override
  public boolean started(String unitId) {
    return call(
        "cannot be read",
        () ->
            held(Tables.OF_UNIT).stream()
                .anyMatch(table -> TableAppends.has(table(table.name()), unitId)));
  }

  /** Drives that are not to be taken in any more, as of now. */
  @Override
  public Forgotten forgotten() {
    return call("cannot be read", () -> Forgotten.of(this));
  }

  void addForgotten(List<ForgottenRow> rows) {
    call(
        "cannot be written",
        () -> {
          create(Tables.FORGOTTEN);
          append(Tables.FORGOTTEN, rows, "forget");
          return null;
        });
  }

  /**
   * The current rows of a table: of each drive those of its newest finished revision; all rows of
   * tables that know no drives. A consistent view however much is committed meanwhile.
   */
  public CloseableIterable<Record> currentRows(String table, String... columns) {
    return call(
        "table " + table + " cannot be read",
        () -> {
          // Before the table itself: what is current here is then complete there.
          CommonPoint point = CommonPoint.of(table("drive_revision"));
          Map<String, CurrentRevision> current = RevisionReads.current(point.driveRevision());
          Table read = table(table);
          return RevisionReads.rows(read, point.snapshot(read), current, columns);
        });
  }

  /** Names of the views of {@link CurrentViews}, and the queries behind them. */
  public Map<String, String> currentViews(String catalogName, Collection<String> tables) {
    return CurrentViews.queries(this, catalogName, tables);
  }

  /**
   * The properties of an Iceberg catalog over the same tables, for {@code CREATE CATALOG}; the
   * catalog's name must be {@link #CATALOG}.
   */
  public static Map<String, String> catalogProperties(LakeConfig config) {
    return Catalogs.properties(config);
  }

  /** Adds a row to {@code pipeline_run}; where that fails, it may have been added nevertheless. */
  public void record(PipelineRun run) {
    append(Tables.PIPELINE_RUN, List.of(run), run.runId());
  }

  /** Whether {@code pipeline_run} has a row of the run. Looks through the table's snapshots. */
  public boolean recorded(String runId) {
    return call(
        "table " + Tables.PIPELINE_RUN.name() + " cannot be read",
        () -> {
          for (Snapshot snapshot :
              SnapshotUtil.currentAncestors(table(Tables.PIPELINE_RUN.name()))) {
            if (runId.equals(snapshot.summary().get(TableAppends.RUN))) {
              return true;
            }
          }
          return false;
        });
  }

  /** Adds rows to {@code pipeline_event}. */
  public void record(List<PipelineEvent> events) {
    if (!events.isEmpty()) {
      append(Tables.PIPELINE_EVENT, events, events.get(0).runId());
    }
  }

  <R> void append(TableDef<R> def, List<R> rows, String runId) {
    call(
        "table " + def.name() + " cannot be written",
        () -> {
          Table table = table(def.name());
          TableWriter<R> writer =
              new TableWriters(Map.of(def.name(), table), 0, runId + "-" + UUID.randomUUID())
                  .writer(def, (RowScope) null);
          rows.forEach(row -> writer.write(row, 0));
          AppendFiles append = table.newFastAppend();
          for (DataFile file : writer.flush()) {
            append.appendFile(file);
          }
          append.set(TableAppends.RUN, runId).commit();
          return null;
        });
  }

  /**
   * Removes, as far as they are older than the age given: rows that were superseded, rows of a unit
   * that never finished, files that were written and never committed, and snapshots. Rows that were
   * current at any time within the age stay.
   *
   * @param age longer than any backfill takes: what one that is under way has written is not
   *     committed yet either
   * @return a table each
   */
  public List<Removal> expireSuperseded(Duration age) {
    return call("cannot be maintained", () -> maintenance(age).run());
  }

  /** What {@link #expireSuperseded} would remove. Changes nothing. */
  public List<Removal> superseded(Duration age) {
    return call("cannot be read", () -> maintenance(age).preview());
  }

  private Maintenance maintenance(Duration age) {
    return new Maintenance(this, System.currentTimeMillis() - age.toMillis());
  }

  <T> T call(String what, Callable<T> action) {
    try {
      return action.call();
    } catch (LakeException | SpecException e) {
      throw e;
    } catch (Exception e) {
      throw new LakeException("warehouse %s: %s".formatted(config.warehouse(), what), e);
    }
  }

  @Override
  public void close() {
    if (catalog instanceof AutoCloseable closeable) {
      call(
          "cannot be closed",
          () -> {
            closeable.close();
            return null;
          });
    }
  }
}
