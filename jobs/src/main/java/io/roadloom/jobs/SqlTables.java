package io.roadloom.jobs;

import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.flink.table.api.TableEnvironment;

/** Makes the tables of a warehouse known to Flink SQL. */
public final class SqlTables {
  private SqlTables() {}

  /** Whether statements speak of a table, or of all of its rows: each view costs the planner. */
  public static boolean named(String statements, String table) {
    return Pattern.compile("\\b" + table + "(_all)?\\b").matcher(statements).find();
  }

  /**
   * Adds the catalog, and views.
   *
   * @param views queries by name
   * @param raw names of tables to be had as {@code NAME_all} too
   */
  public static void register(
      TableEnvironment tables,
      LakeConfig config,
      Map<String, String> views,
      Collection<String> raw) {
    tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
    tables.executeSql("CREATE CATALOG `%s` WITH (%s)".formatted(Lake.CATALOG, options(config)));
    views.forEach(
        (name, query) ->
            tables.executeSql("CREATE TEMPORARY VIEW `%s` AS %s".formatted(name, query)));
    for (String name : raw) {
      tables.executeSql(
          "CREATE TEMPORARY VIEW `%s_all` AS SELECT * FROM `%s`.`%s`.`%s`"
              .formatted(name, Lake.CATALOG, Lake.DATABASE, name));
    }
  }

  private static String options(LakeConfig config) {
    return Lake.catalogProperties(config).entrySet().stream()
        .map(entry -> "'%s'='%s'".formatted(entry.getKey(), entry.getValue().replace("'", "''")))
        .collect(Collectors.joining(", ", "'type'='iceberg', ", ""));
  }
}
