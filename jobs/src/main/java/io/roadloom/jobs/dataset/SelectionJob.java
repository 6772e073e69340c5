package io.roadloom.jobs.dataset;

import io.roadloom.dataset.DatasetSpec;
import io.roadloom.dataset.Sampling.Balance;
import io.roadloom.jobs.DrivePipeline;
import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.SqlTables;
import io.roadloom.lake.CandidateSpool;
import io.roadloom.lake.DatasetSource;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lake.WideRows;
import io.roadloom.lake.WideView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.SerializableTable;

/**
 * Selects samples, as one bounded Flink job: drives are read side by side, their rows put together
 * without a shuffle, and SQL says which are taken.
 */
final class SelectionJob {
  private static final String INPUT = "__samples";
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
  private static final Pattern SUBQUERY = Pattern.compile("(?i)\\bselect\\b");

  private final FlinkTarget target;
  private final LakeConfig config;
  private final Lake lake;
  private final DatasetSource source;
  private final DatasetSpec spec;
  private final List<String> cameras;

  /**
   * @param cameras topics of images that are compared
   */
  SelectionJob(
      FlinkTarget target,
      LakeConfig config,
      Lake lake,
      DatasetSource source,
      DatasetSpec spec,
      List<String> cameras) {
    this.target = target;
    this.config = config;
    this.lake = lake;
    this.source = source;
    this.spec = spec;
    this.cameras = cameras;
  }

  Selection run(List<DatasetSource.Drive> drives) throws Exception {
    Configuration settings = DrivePipeline.settings(RuntimeExecutionMode.BATCH);
    // There is no state to find again, and what SQL becomes has no uids.
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
    StreamExecutionEnvironment env = target.environment(settings);
    StreamTableEnvironment tables =
        StreamTableEnvironment.create(env, EnvironmentSettings.inBatchMode());
    String select = spec.select() == null ? "TRUE" : Conditions.plain(spec.select());
    boolean subquery = SUBQUERY.matcher(select).find();
    if (subquery) {
      views(select, tables);
    }
    tables.createTemporaryView(INPUT, tables.fromDataStream(wide(env, drives, select)));
    Table selected =
        tables.sqlQuery(
            "SELECT %s FROM `%s` AS `%s` WHERE (\n%s\n)"
                .formatted(columns(), INPUT, WideView.NAME, select));
    DataStream<RowData> rows =
        tables.toDataStream(
            selected,
            selected.getResolvedSchema().toPhysicalRowDataType().bridgedTo(RowData.class));
    // A mere condition keeps the order in which a drive was read.
    DataStream<RowData> byDrive = subquery ? rows.keyBy(row -> row.getInt(0), Types.INT) : rows;
    byDrive
        .transform("candidates", Types.VOID, candidates(drives))
        .setParallelism(env.getParallelism());
    return result(env.execute("select " + spec.id()));
  }

  private static String columns() {
    return CandidateOperator.COLUMNS.stream()
        .map(column -> "`" + column + "`")
        .collect(Collectors.joining(", "));
  }

  /** Tables that a condition looks into, as they are at the build's point in their history. */
  private void views(String select, StreamTableEnvironment tables) {
    boolean wide = SqlTables.named(select, WideView.NAME);
    List<String> wanted =
        Lake.tableNames().stream()
            .filter(
                name -> SqlTables.named(select, name) || (wide && WideView.tables().contains(name)))
            .toList();
    Map<String, String> queries = new HashMap<>(source.views(Lake.CATALOG, wanted));
    if (wide) {
      queries.put(WideView.NAME, WideView.query(queries));
    }
    SqlTables.register(tables, config, queries, List.of());
  }

  private DataStream<RowData> wide(
      StreamExecutionEnvironment env, List<DatasetSource.Drive> drives, String select) {
    Set<String> wanted = new TreeSet<>();
    Matcher words = WORD.matcher(select);
    while (words.find()) {
      wanted.add(words.group());
    }
    Balance balance = spec.sampling().balance();
    WideRows.Request request =
        new WideRows.Request(
            wanted,
            spec.require(),
            cameras,
            spec.minCompleteness(),
            balance == null ? "" : balance.by());
    Map<String, org.apache.iceberg.Table> sources = source.tables();
    RowType type = WideRows.type(sources.get("sample"));
    return env.fromSequence(0, drives.size() - 1)
        .process(new WideFunction(drives, sources, request), InternalTypeInfo.of(type));
  }

  private CandidateOperator candidates(List<DatasetSource.Drive> drives) {
    return new CandidateOperator(
        SerializableTable.copyOf(lake.table(CandidateSpool.table())),
        drives.stream().map(drive -> drive.drive().driveId()).collect(Collectors.toList()),
        spec.sampling());
  }

  private static Selection result(JobExecutionResult done) {
    Map<String, Long> counts = new HashMap<>();
    done.getAllAccumulatorResults()
        .forEach(
            (name, value) -> {
              if (value instanceof Long count) {
                counts.put(name, count);
              }
            });
    List<String> spools = done.getAccumulatorResult(CandidateOperator.SPOOLS);
    return new Selection(spools == null ? List.of() : List.copyOf(spools), counts);
  }
}
