package io.roadloom.lake;

import java.io.Serializable;
import java.util.Map;

/**
 * Where the tables are.
 *
 * @param warehouse URI of the folder that holds them
 * @param catalog {@code auto}, {@code hadoop}, {@code rest=URI} or {@code jdbc=URI}; {@code auto}
 *     is a JDBC catalog in a SQLite file beside the tables for a local folder, else {@code hadoop}
 * @param properties further Iceberg catalog properties
 * @param region stands in every row
 */
public record LakeConfig(
    String warehouse, String catalog, Map<String, String> properties, String region)
    implements Serializable {}
