package io.roadloom.format.mcap;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;

/** Indexes a recording: by its summary, and by a scan of whatever the summary does not cover. */
final class McapIndexer {
  private final RecordingInput input;
  private final ChunkReader chunks;
  private final McapIndex index;

  McapIndexer(RecordingInput input, ChunkReader chunks, McapIndex index) {
    this.input = input;
    this.chunks = chunks;
    this.index = index;
  }

  void index() throws IOException {
    long size = input.size();
    byte[] magic = new byte[Mcap.MAGIC.length];
    int read = input.read(0, magic, 0, magic.length);
    if (size == 0) {
      index.fault(0, 0, "empty_file", "an MCAP file", "no bytes");
      return;
    }
    if (read < magic.length || !Arrays.equals(magic, Mcap.MAGIC)) {
      index.fault(0, size, "not_mcap", "the magic of MCAP", "other bytes");
      return;
    }
    McapSummary summary = McapSummary.read(input, size, index);
    int indexed = index.chunks.size();
    scanGaps(summary.dataEnd());
    boolean scanned = index.chunks.size() > indexed;
    boolean looked = lookForChannels();
    index.complete = summary.found() && !scanned && !looked;
    if (!index.complete) {
      index.statistics = null;
    }
  }

  private void scanGaps(long dataEnd) throws IOException {
    McapScanner scanner = new McapScanner(new Window(input), index);
    List<long[]> covered = new ArrayList<>(index.covered);
    covered.sort(Comparator.comparingLong(range -> range[0]));
    long at = Mcap.MAGIC.length;
    for (long[] range : covered) {
      if (range[0] > at) {
        scanner.scan(at, range[0]);
      }
      at = Math.max(at, range[1]);
    }
    if (at < dataEnd) {
      scanner.scan(at, dataEnd);
    }
    boolean bare = index.chunks.stream().anyMatch(chunk -> !chunk.chunk());
    if (bare && scanner.dataEnd() > 0 && scanner.dataCrc() != 0) {
      verifyData(scanner.dataEnd(), scanner.dataCrc());
    }
  }

  /** Bare messages have no CRC but the data section's. */
  private void verifyData(long end, long stated) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 20];
    for (long at = 0; at < end; ) {
      int count = input.read(at, buffer, 0, (int) Math.min(buffer.length, end - at));
      if (count == 0) {
        throw new IOException("the file became shorter while it was read");
      }
      crc.update(buffer, 0, count);
      at += count;
    }
    if (crc.getValue() != stated) {
      index.fault(
          0, end, "data_crc", "CRC " + stated + " of the data section", "" + crc.getValue());
    }
  }

  /** Whether chunks had to be decompressed to learn the channels. */
  private boolean lookForChannels() throws IOException {
    boolean looked = false;
    for (ChunkRef chunk : index.chunks) {
      if (chunk.chunk() && index.mayDefineChannels(chunk)) {
        chunks.define(chunk);
        looked = true;
      }
    }
    return looked;
  }
}
