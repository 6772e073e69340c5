package io.roadloom.format.mcap;

import io.roadloom.format.RecordingFormat;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import java.io.IOException;
import java.util.Arrays;

/** MCAP, as specified at mcap.dev/spec. */
public final class McapFormat implements RecordingFormat {
  @Override
  public String name() {
    return "mcap";
  }

  @Override
  public String extension() {
    return ".mcap";
  }

  @Override
  public boolean matches(byte[] head) {
    return head.length >= Mcap.MAGIC.length
        && Arrays.equals(head, 0, Mcap.MAGIC.length, Mcap.MAGIC, 0, Mcap.MAGIC.length);
  }

  @Override
  public RecordingReader open(RecordingInput input) throws IOException {
    return new McapReader(input);
  }
}
