package io.roadloom.bench;

import io.roadloom.model.DriveEvent;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.row.Sample;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The same readings, aligned to the same grid by DuckDB's ASOF JOIN, memory to memory. */
final class DuckAsof implements AutoCloseable {
  private final Connection connection;

  DuckAsof(int threads, List<List<DriveEvent>> drives) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + threads);
      statement.execute("SET preserve_insertion_order = false");
      statement.execute(
          "CREATE TABLE reading (drive INTEGER, channel INTEGER, t BIGINT, val DOUBLE)");
    }
    load(drives);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE keyframe AS SELECT drive, channel, t FROM"
              + " (SELECT drive, unnest(range(first, last + 1, "
              + AlignData.PERIOD_NS
              + ")) AS t"
              + " FROM (SELECT drive, min(t) AS lo, max(t) AS last,"
              + " CAST((lo + "
              + (AlignData.PERIOD_NS - 1)
              + ") // "
              + AlignData.PERIOD_NS
              + " * "
              + AlignData.PERIOD_NS
              + " AS BIGINT) AS first"
              + " FROM reading GROUP BY drive)),"
              + " (SELECT unnest(range("
              + AlignData.CHANNELS
              + "))::INTEGER AS channel)");
    }
  }

  private void load(List<List<DriveEvent>> drives) throws SQLException {
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = duck.createAppender("main", "reading")) {
      for (List<DriveEvent> drive : drives) {
        for (DriveEvent event : drive) {
          if (event instanceof ReadingBatch batch) {
            append(batch, appender);
          }
        }
      }
    }
  }

  private static void append(ReadingBatch batch, DuckDBAppender appender) throws SQLException {
    int drive = AlignData.number(batch.drive());
    int channel = Integer.parseInt(batch.topic().substring(batch.topic().lastIndexOf('/') + 1));
    for (int i = 0; i < batch.size(); i++) {
      appender.beginRow();
      appender.append(drive);
      appender.append(channel);
      appender.append(batch.timeNs()[i]);
      appender.append(batch.signals().get(0).value()[i]);
      appender.endRow();
    }
  }

  /** Aligns into a new table; returns what it took. */
  Spent align() throws SQLException {
    Spent.Mark start = Spent.Mark.now();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TABLE aligned AS"
              + " SELECT k.drive, k.channel, k.t, r.t - k.t AS residual, r.val"
              + " FROM keyframe k ASOF LEFT JOIN reading r"
              + " ON k.drive = r.drive AND k.channel = r.channel AND k.t >= r.t");
    }
    return start.until(Spent.Mark.now());
  }

  /** Fails unless the samples have the values of the aligned table, as old as the rig allows. */
  void check(Iterable<Sample> samples) throws SQLException {
    Map<List<Object>, Double> expected = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT drive, t, channel, val FROM aligned WHERE residual >= -"
                    + AlignData.MAX_AGE_NS)) {
      while (rows.next()) {
        String topic = AlignData.topic(rows.getInt(3));
        expected.put(List.of(rows.getInt(1), rows.getLong(2), topic), rows.getDouble(4));
      }
    }
    for (Sample sample : samples) {
      int drive = AlignData.number(sample.drive());
      sample
          .signals()
          .forEach(
              (topic, value) -> {
                Double other = expected.remove(List.of(drive, sample.timestampNs(), topic));
                if (!value.equals(other)) {
                  throw new IllegalStateException(
                      topic + " at " + sample + ": " + value + ", DuckDB says " + other);
                }
              });
    }
    if (!expected.isEmpty()) {
      throw new IllegalStateException(expected.size() + " values are DuckDB's only");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
