package io.roadloom.bench;

import io.roadloom.model.ReadingBatch;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The same readings, aligned to the same grid by DuckDB's ASOF JOIN, memory to memory. */
final class DuckAsof implements AutoCloseable {
  private final Connection connection;

  DuckAsof(int threads, List<List<ReadingBatch>> drives) throws SQLException {
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

  private void load(List<List<ReadingBatch>> drives) throws SQLException {
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = duck.createAppender("main", "reading")) {
      for (int drive = 0; drive < drives.size(); drive++) {
        for (ReadingBatch batch : drives.get(drive)) {
          int channel =
              Integer.parseInt(batch.topic().substring(batch.topic().lastIndexOf('/') + 1));
          for (int i = 0; i < batch.size(); i++) {
            appender.beginRow();
            appender.append(drive);
            appender.append(channel);
            appender.append(batch.timeNs()[i]);
            appender.append(batch.signals().get(0).value()[i]);
            appender.endRow();
          }
        }
      }
    }
  }

  /** Aligns into a new table. */
  void align() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE OR REPLACE TABLE aligned AS"
              + " SELECT k.drive, k.channel, k.t, r.t - k.t AS residual, r.val"
              + " FROM keyframe k ASOF LEFT JOIN reading r"
              + " ON k.drive = r.drive AND k.channel = r.channel AND k.t >= r.t");
    }
  }

  /** Values of the aligned table that are not older than the rig allows. */
  long values() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*) FROM aligned WHERE residual >= -" + AlignData.MAX_AGE_NS)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
