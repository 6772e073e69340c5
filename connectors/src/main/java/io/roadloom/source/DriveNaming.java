package io.roadloom.source;

import io.roadloom.model.DriveKey;
import io.roadloom.rig.RigException;
import java.io.Serializable;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javax.annotation.Nullable;

/**
 * Which drive a recording belongs to: what the recording itself says in its metadata record {@code
 * drive}, else what the pattern finds in its URI, else its path below the folder that was asked
 * for, without the ending. A vehicle that nobody names is {@link #UNKNOWN_VEHICLE}.
 */
public final class DriveNaming implements Serializable {
  public static final String UNKNOWN_VEHICLE = "unknown";
  public static final DriveNaming DEFAULT = new DriveNaming(null);
  private static final long serialVersionUID = 1;
  private static final String METADATA = "drive";
  private final @Nullable Pattern pattern;

  private DriveNaming(@Nullable Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * By a pattern where one is given.
   *
   * @param regex as for {@link #byPattern}; null for none
   */
  public static DriveNaming of(@Nullable String regex) {
    return regex == null ? DEFAULT : byPattern(regex);
  }

  /**
   * @param regex with a group {@code drive} and maybe one {@code vehicle}
   * @throws RigException where it is none, or has no such group
   */
  public static DriveNaming byPattern(String regex) {
    try {
      Pattern pattern = Pattern.compile(regex);
      if (!hasGroup(regex, "drive")) {
        throw new RigException("drive pattern " + regex + " has no group (?<drive>…)");
      }
      return new DriveNaming(pattern);
    } catch (PatternSyntaxException e) {
      throw new RigException("drive pattern " + regex + ": " + e.getDescription());
    }
  }

  /**
   * @param metadata of the recording, by the record's name
   */
  public DriveKey drive(FoundFile file, Map<String, Map<String, String>> metadata) {
    Map<String, String> stated = metadata.getOrDefault(METADATA, Map.of());
    String drive = stated.get("drive_id");
    String vehicle = stated.get("vehicle_id");
    if (pattern != null && (blank(drive) || blank(vehicle))) {
      Matcher matcher = pattern.matcher(file.uri());
      if (matcher.find()) {
        drive = blank(drive) ? matcher.group("drive") : drive;
        vehicle =
            blank(vehicle) && hasGroup(pattern.pattern(), "vehicle")
                ? matcher.group("vehicle")
                : vehicle;
      }
    }
    return new DriveKey(
        blank(vehicle) ? UNKNOWN_VEHICLE : vehicle, blank(drive) ? stem(file.below()) : drive);
  }

  private static boolean hasGroup(String regex, String name) {
    return regex.contains("(?<" + name + ">");
  }

  private static boolean blank(@Nullable String value) {
    return value == null || value.isBlank();
  }

  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
