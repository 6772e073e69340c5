package io.roadloom.lake;

import io.roadloom.lake.io.FlinkFileIO;
import io.roadloom.lake.io.HdfsClient;
import io.roadloom.lake.io.ObjectStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;

/** Which Iceberg catalog a {@link LakeConfig} means. */
final class Catalogs {
  /** A JDBC catalog keeps its tables under this name: every program must use the same. */
  static final String NAME = "roadloom";

  private static final String JDBC = "org.apache.iceberg.jdbc.JdbcCatalog";
  private static final String HADOOP = "org.apache.iceberg.hadoop.HadoopCatalog";
  private static final String REST = "org.apache.iceberg.rest.RESTCatalog";
  private static final String HADOOP_PREFIX = "hadoop.";

  private Catalogs() {}

  static Catalog open(LakeConfig config) {
    Configuration hadoop = HadoopConf.copy();
    hadoop.set("fs.file.impl", LocalDisk.class.getName());
    HdfsClient.SETTINGS.forEach(hadoop::set);
    config
        .properties()
        .forEach(
            (key, value) -> {
              if (key.startsWith(HADOOP_PREFIX)) {
                hadoop.set(key.substring(HADOOP_PREFIX.length()), value);
              }
            });
    return CatalogUtil.buildIcebergCatalog(NAME, properties(config), hadoop);
  }

  /** Iceberg's properties: the same for any program that reads the tables. */
  static Map<String, String> properties(LakeConfig config) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(CatalogProperties.WAREHOUSE_LOCATION, location(config));
    String catalog = config.catalog();
    Path folder = localFolder(config);
    if (throughFlink(config)) {
      properties.put(CatalogProperties.FILE_IO_IMPL, FlinkFileIO.class.getName());
    }
    if (catalog.equals("auto") && ObjectStore.has(config.warehouse())) {
      throw new LakeException(
          "warehouse %s: needs a catalog, rest=URI or jdbc=URI: files alone cannot keep two writers apart on S3"
              .formatted(config.warehouse()));
    }
    if (catalog.equals("auto") && folder != null) {
      jdbc(properties, "jdbc:sqlite:" + folder.resolve("catalog.db"));
      // Another process may hold the file's lock for a moment.
      properties.put("jdbc.busy_timeout", "30000");
    } else if (catalog.equals("auto") || catalog.equals("hadoop")) {
      properties.put(CatalogProperties.CATALOG_IMPL, HADOOP);
    } else if (catalog.startsWith("jdbc=")) {
      jdbc(properties, catalog.substring("jdbc=".length()));
    } else if (catalog.startsWith("rest=")) {
      properties.put(CatalogProperties.CATALOG_IMPL, REST);
      properties.put(CatalogProperties.URI, catalog.substring("rest=".length()));
    } else {
      throw new LakeException(
          "catalog %s: expected auto, hadoop, jdbc=URI or rest=URI".formatted(catalog));
    }
    properties.putAll(config.properties());
    return properties;
  }

  /**
   * Iceberg's own files, by Hadoop, know local disks and HDFS. Where a REST catalog has its tables
   * is for it to say.
   */
  private static boolean throughFlink(LakeConfig config) {
    return config.catalog().startsWith("rest=") || ObjectStore.has(config.warehouse());
  }

  /** {@code URI[,user=NAME][,password=WORD]}. */
  private static void jdbc(Map<String, String> properties, String text) {
    String[] parts = text.split(",(?=user=|password=)", -1);
    properties.put(CatalogProperties.CATALOG_IMPL, JDBC);
    properties.put(
        CatalogProperties.URI, parts[0].startsWith("jdbc:") ? parts[0] : "jdbc:" + parts[0]);
    properties.put("jdbc.schema-version", "V1");
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      properties.put("jdbc." + parts[i].substring(0, equals), parts[i].substring(equals + 1));
    }
  }

  /**
   * The warehouse's folder where it is on this machine's file system; else null. For a REST catalog
   * it is a name, and folders are the catalog's affair.
   */
  @Nullable
  static Path localFolder(LakeConfig config) {
    String warehouse = config.warehouse();
    if (config.catalog().startsWith("rest=")) {
      return null;
    }
    if (warehouse.startsWith("file:")) {
      return Path.of(URI.create(warehouse).getPath()).toAbsolutePath().normalize();
    }
    return warehouse.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")
        ? null
        : Path.of(warehouse).toAbsolutePath().normalize();
  }

  /** With a scheme, and without a slash at the end. */
  private static String location(LakeConfig config) {
    Path folder = localFolder(config);
    String location = folder == null ? config.warehouse() : "file://" + folder;
    return location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
  }
}
