package io.roadloom.format;

import io.roadloom.format.mcap.McapFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The recording formats that there are. */
public final class RecordingFormats {
  private static final int HEAD = 64;
  private static final List<RecordingFormat> ALL = List.of(new McapFormat());

  private RecordingFormats() {}

  /** The format called {@code name}; {@link UnknownFormat} where no other is. */
  public static RecordingFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElse(UnknownFormat.INSTANCE);
  }

  /**
   * The format that a recording's first bytes are of; else the one that its name claims, which then
   * says what is wrong with it; else {@link UnknownFormat}.
   */
  public static RecordingFormat of(String uri, RecordingInput input) throws IOException {
    byte[] head = new byte[HEAD];
    int count = input.read(0, head, 0, HEAD);
    byte[] read = Arrays.copyOf(head, count);
    return ALL.stream()
        .filter(format -> format.matches(read))
        .findFirst()
        .or(() -> byName(uri))
        .orElse(UnknownFormat.INSTANCE);
  }

  /** Whether a file of this name is taken for a recording when a folder is searched. */
  public static boolean claims(String uri) {
    return byName(uri).isPresent();
  }

  private static Optional<RecordingFormat> byName(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(format -> lower.endsWith(format.extension())).findFirst();
  }
}
