import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Prints what Spark SQL makes of queries over a warehouse, comma-separated values, a line a row, and
 * a line {@code --} after each query. Statements that define views print nothing.
 */
public class SparkRows {
  public static void main(String[] args) {
    String warehouse = args[0];
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.catalog.roadloom", "org.apache.iceberg.spark.SparkCatalog")
            .config("spark.sql.catalog.roadloom.catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog")
            .config("spark.sql.catalog.roadloom.uri", "jdbc:sqlite:" + warehouse + "/catalog.db")
            .config("spark.sql.catalog.roadloom.jdbc.schema-version", "V1")
            .config("spark.sql.catalog.roadloom.warehouse", warehouse)
            .getOrCreate()) {
      for (int i = 1; i < args.length; i++) {
        for (Row row : spark.sql(args[i]).collectAsList()) {
          System.out.println(row.mkString(",").replace("null", ""));
        }
        if (!args[i].startsWith("CREATE")) {
          System.out.println("--");
        }
      }
    }
  }
}
