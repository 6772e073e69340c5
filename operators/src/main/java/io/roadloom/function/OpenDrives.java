package io.roadloom.function;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.Nullable;

/** The drives in memory, the one used last at the end. */
final class OpenDrives {
  private final Map<String, OpenDrive> byId = new LinkedHashMap<>(16, 0.75f, true);
  private final long bytesEach;
  private final long maxBytes;
  private long heldReadings;
  private long heldBytes;

  /**
   * @param bytesEach about what a drive takes that holds nothing
   * @param maxBytes what all may take together
   */
  OpenDrives(long bytesEach, long maxBytes) {
    this.bytesEach = bytesEach;
    this.maxBytes = maxBytes;
  }

  @Nullable
  OpenDrive find(String driveId) {
    return byId.get(driveId);
  }

  void add(OpenDrive drive) {
    byId.put(drive.key().driveId(), drive);
    count(drive, 1);
  }

  void remove(OpenDrive drive) {
    byId.remove(drive.key().driveId());
    count(drive, -1);
  }

  /** What a drive of these holds is about to change: say so before and after. */
  void changing(OpenDrive drive) {
    count(drive, -1);
  }

  void changed(OpenDrive drive) {
    count(drive, 1);
  }

  /** The drive that is to make room, longest unused; null while all fit, or it is the only one. */
  @Nullable
  OpenDrive surplus() {
    if (byId.size() <= 1 || heldBytes + bytesEach * byId.size() <= maxBytes) {
      return null;
    }
    Iterator<OpenDrive> eldest = byId.values().iterator();
    return eldest.next();
  }

  Collection<OpenDrive> all() {
    return byId.values();
  }

  long heldReadings() {
    return heldReadings;
  }

  private void count(OpenDrive drive, int sign) {
    heldReadings += sign * drive.held().readings();
    heldBytes += sign * drive.held().bytes();
  }
}
