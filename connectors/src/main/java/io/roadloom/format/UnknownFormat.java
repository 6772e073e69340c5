package io.roadloom.format;

import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Files that no format knows: one fault, nothing to read. */
final class UnknownFormat implements RecordingFormat {
  static final UnknownFormat INSTANCE = new UnknownFormat();
  private static final int SHOWN = 8;

  private UnknownFormat() {}

  @Override
  public String name() {
    return "unknown";
  }

  @Override
  public String extension() {
    return "";
  }

  @Override
  public boolean matches(byte[] head) {
    return false;
  }

  @Override
  public RecordingReader open(RecordingInput input) throws IOException {
    long size = input.size();
    byte[] head = new byte[SHOWN];
    int count = input.read(0, head, 0, SHOWN);
    Fault fault =
        size == 0
            ? new Fault(0, 0, "empty_file", "a recording", "no bytes", null)
            : new Fault(
                0,
                size,
                "unknown_format",
                "an MCAP file",
                "a file that starts with " + hex(head, count),
                null);
    RecordingIndex index =
        new RecordingIndex(
            Map.of(),
            List.of(),
            Map.of(),
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Map.of(),
            List.of(),
            false,
            List.of(fault));
    return new RecordingReader() {
      @Override
      public RecordingIndex index() {
        return index;
      }

      @Override
      public RawBatch read(RecordingRef recording, ChunkRef chunk) {
        throw new IllegalArgumentException("a file of no known format has no chunks");
      }

      @Override
      public void close() throws IOException {
        input.close();
      }
    };
  }

  private static String hex(byte[] bytes, int count) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, count);
  }
}
