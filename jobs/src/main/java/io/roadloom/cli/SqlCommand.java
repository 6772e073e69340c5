package io.roadloom.cli;

import io.roadloom.jobs.FlinkTarget;
import io.roadloom.jobs.SqlTables;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import io.roadloom.lake.ReadyViews;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CloseableIterator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code roadloom sql}. */
@Command(
    name = "sql",
    description =
        "Flink SQL over the tables: bare names show current rows, NAME_all every row; views are v_….",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom sql --warehouse /lake \"SHOW TABLES\"",
      "  roadloom sql --warehouse /lake \"SELECT channel, COUNT(*) FROM sample_data GROUP BY channel\"",
      "  roadloom sql --warehouse /lake --output csv \"SELECT signals['latitude'] FROM sample\""
    })
final class SqlCommand implements Callable<Integer> {
  private static final int SLOTS = 2;
  private static final Pattern SHOW = Pattern.compile("(?im)^\\s*SHOW\\b");
  @Mixin private WarehouseOptions warehouse;
  @Mixin private OutputOption output;

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "Statements, one an argument.")
  private List<String> statements;

  @Override
  public Integer call() throws Exception {
    LakeConfig config = warehouse.lake();
    try (Lake lake = warehouse.open();
        FlinkTarget target = FlinkTarget.embeddedQueries(SLOTS)) {
      TableEnvironment tables = tables(target, config, lake);
      for (String statement : statements) {
        execute(tables, statement);
      }
    }
    return ExitCode.DONE;
  }

  /** What statements speak of: each view costs the planner a moment. */
  private boolean named(String name) {
    String all = String.join("\n", statements);
    return SHOW.matcher(all).find() || SqlTables.named(all, name);
  }

  private TableEnvironment tables(FlinkTarget target, LakeConfig config, Lake lake) {
    List<ReadyViews> ready =
        Stream.of(ReadyViews.values()).filter(view -> named(view.viewName())).toList();
    List<String> tables =
        Lake.tableNames().stream()
            .filter(name -> named(name) || ready.stream().anyMatch(v -> v.tables().contains(name)))
            .toList();
    Map<String, String> current = lake.currentViews(Lake.CATALOG, tables);
    Map<String, String> views = new LinkedHashMap<>(current);
    views.putAll(ReadyViews.queries(ready, current));
    TableEnvironment environment = environment(target);
    SqlTables.register(environment, config, views, current.keySet());
    return environment;
  }

  private void execute(TableEnvironment tables, String statement) throws Exception {
    try {
      print(tables.executeSql(statement));
    } catch (RuntimeException e) {
      throw SqlFailure.of(e);
    }
  }

  private void print(TableResult result) throws Exception {
    List<String> columns = result.getResolvedSchema().getColumnNames();
    try (CloseableIterator<Row> rows = result.collect()) {
      boolean more = rows.hasNext(); // before the header: a query that fails prints nothing
      try (RowPrinter printer = output.format().printer(System.out, columns)) {
        // Whoever reads may have seen enough: | head.
        while (more && !System.out.checkError()) {
          printer.row(values(rows.next()));
          more = rows.hasNext();
        }
      }
    }
  }

  private static List<Object> values(Row row) {
    List<Object> values = new ArrayList<>(row.getArity());
    for (int i = 0; i < row.getArity(); i++) {
      values.add(row.getField(i));
    }
    return values;
  }

  private static TableEnvironment environment(FlinkTarget target) {
    Configuration job = new Configuration();
    job.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    return StreamTableEnvironment.create(
        target.environment(job), EnvironmentSettings.newInstance().inBatchMode().build());
  }
}
