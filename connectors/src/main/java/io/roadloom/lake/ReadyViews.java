package io.roadloom.lake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Views over the current rows that answer what is asked most. */
public enum ReadyViews {
  /** A row a sample, with pose, tags and measures of its scene. */
  SAMPLE_WIDE(WideView.NAME, WideView.tables()) {
    @Override
    String query(Map<String, String> current) {
      return WideView.query(current);
    }
  },

  /** A row a sample, with the tokens of its neighbours. */
  NEXT_SAMPLE("v_next_sample", List.of("sample")) {
    @Override
    String query(Map<String, String> current) {
      String drive = "PARTITION BY drive_id ORDER BY timestamp_ns";
      String scene = "PARTITION BY drive_id, scene_token ORDER BY timestamp_ns";
      return """
          SELECT token, vehicle_id, drive_id, scene_token, timestamp_ns, ts,
            LAG(token) OVER (%1$s) AS prev_token,
            LEAD(token) OVER (%1$s) AS next_token,
            LAG(token) OVER (%2$s) AS prev_in_scene,
            LEAD(token) OVER (%2$s) AS next_in_scene,
            timestamp_ns - LAG(timestamp_ns) OVER (%1$s) AS gap_ns
          FROM (%3$s) AS s"""
          .formatted(drive, scene, current.get("sample"));
    }
  },

  /** A row a drive: how complete, how well aligned, and what was not kept. */
  DRIVE_QUALITY("v_drive_quality", List.of("drive_revision", "sample", "sample_data")) {
    @Override
    String query(Map<String, String> current) {
      return """
          SELECT r.vehicle_id, r.drive_id, r.revision, r.state,
            s.first_ts, s.last_ts, r.samples, s.completeness_mean, s.completeness_min,
            s.gaps, s.longest_gap_ns,
            d.readings, d.residual_p50_ns, d.residual_p95_ns, d.residual_p99_ns, d.residual_max_ns,
            r.duplicates, r.late, r.quarantined
          FROM (%s) AS r
          LEFT JOIN (
            SELECT drive_id, MIN(ts) AS first_ts, MAX(ts) AS last_ts,
              AVG(completeness) AS completeness_mean, MIN(completeness) AS completeness_min,
              SUM(CASE WHEN gap_ns > 1000000000 THEN 1 ELSE 0 END) AS gaps,
              MAX(gap_ns) AS longest_gap_ns
            FROM (
              SELECT drive_id, ts, completeness,
                timestamp_ns - LAG(timestamp_ns)
                  OVER (PARTITION BY drive_id ORDER BY timestamp_ns) AS gap_ns
              FROM (%s) AS all_samples) AS with_gaps
            GROUP BY drive_id) AS s ON s.drive_id = r.drive_id
          LEFT JOIN (
            SELECT drive_id, COUNT(*) AS readings,
              PERCENTILE(ABS(residual_ns), 0.5) AS residual_p50_ns,
              PERCENTILE(ABS(residual_ns), 0.95) AS residual_p95_ns,
              PERCENTILE(ABS(residual_ns), 0.99) AS residual_p99_ns,
              MAX(ABS(residual_ns)) AS residual_max_ns
            FROM (%s) AS all_data WHERE is_key_frame
            GROUP BY drive_id) AS d ON d.drive_id = r.drive_id"""
          .formatted(
              current.get("drive_revision"), current.get("sample"), current.get("sample_data"));
    }
  };

  private final String viewName;
  private final List<String> tables;

  ReadyViews(String viewName, List<String> tables) {
    this.viewName = viewName;
    this.tables = tables;
  }

  public String viewName() {
    return viewName;
  }

  /** Names of the tables that it is made of. */
  public List<String> tables() {
    return tables;
  }

  /**
   * @param current queries of current rows by table, of {@link #tables} at least
   */
  abstract String query(Map<String, String> current);

  /**
   * Queries by the views' names, of those that all tables are there for.
   *
   * @param current queries of current rows by table
   */
  public static Map<String, String> queries(
      Collection<ReadyViews> views, Map<String, String> current) {
    Map<String, String> queries = new LinkedHashMap<>();
    for (ReadyViews view : views) {
      if (current.keySet().containsAll(view.tables)) {
        queries.put(view.viewName, view.query(current));
      }
    }
    return queries;
  }
}
