package io.roadloom.export.nuscenes;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roadloom.export.nuscenes.Tables.Table;
import io.roadloom.model.Token;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Table {@code log}: a row a drive. Not thread-safe. */
final class Logs {
  /** The tag that is an ISO country code. */
  private static final String COUNTRY = "country";

  /** The devkit wants a text of every place. */
  private static final String UNKNOWN = "unknown";

  private final Tables tables;
  private final Map<String, String> tokenByDrive = new LinkedHashMap<>();

  Logs(Tables tables) {
    this.tables = tables;
  }

  /** The token of a sample's drive, whose row is written at its first sample. */
  String of(SampleNote first) throws IOException {
    String known = tokenByDrive.get(first.driveId());
    if (known != null) {
      return known;
    }
    String token = Token.of(Token.text("log"), Token.text(first.driveId()));
    tokenByDrive.put(first.driveId(), token);
    JsonGenerator json = tables.row(Table.LOG, token);
    json.writeStringField("logfile", first.driveId());
    json.writeStringField("vehicle", first.vehicleId());
    json.writeStringField("date_captured", day(first.timestampNs()));
    json.writeStringField("location", first.tags().getOrDefault(COUNTRY, UNKNOWN));
    json.writeEndObject();
    return token;
  }

  private static String day(long ns) {
    Instant time = Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(ns));
    return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  Collection<String> tokens() {
    return tokenByDrive.values();
  }
}
