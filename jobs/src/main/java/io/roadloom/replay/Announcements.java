package io.roadloom.replay;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Schema;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which schemas to say before a message: of each drive every schema before its first message, and
 * all again after half a minute (the contract says a minute) or 10,000 messages of the drive.
 */
final class Announcements {
  static final long AGAIN_NS = 30_000_000_000L;
  static final int AGAIN_MESSAGES = 10_000;

  /** What has been said of a drive, and since when. */
  private static final class Said {
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private long sinceNs;
    private int messages;
  }

  private final Map<DriveKey, Said> drives = new HashMap<>();

  /** To be said now, before {@code message} is sent. */
  List<Schema> before(Message message, long nowNs) {
    Said said = drives.get(message.route().drive());
    if (said == null) {
      said = new Said();
      said.sinceNs = nowNs;
      drives.put(message.route().drive(), said);
    }
    Schema schema = message.schema();
    boolean unsaid =
        schema != null && said.schemas.putIfAbsent(message.route().schemaId(), schema) == null;
    if (nowNs - said.sinceNs >= AGAIN_NS || said.messages >= AGAIN_MESSAGES) {
      said.sinceNs = nowNs;
      said.messages = 1;
      return List.copyOf(said.schemas.values());
    }
    said.messages++;
    return unsaid ? List.of(schema) : List.of();
  }
}
