import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Prints what Spark SQL makes of a query over a warehouse, comma-separated values, a line a row. */
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
      for (Row row : spark.sql(args[1]).collectAsList()) {
        System.out.println(row.mkString(",").replace("null", ""));
      }
    }
  }
}
