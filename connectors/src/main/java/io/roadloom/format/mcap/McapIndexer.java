package io.roadloom.format.mcap;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingInput;
import io.roadloom.model.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Indexes a recording: by its summary, and by a scan of whatever the summary does not cover. */
final class McapIndexer {
  /** Up to here a file of bare messages is read through for the CRC of its data section. */
  private static final long MAX_SUMMED = 256L << 20;

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
      if (!Mcap.isDamaged(input)) {
        index.fault(0, size, "not_mcap", "the magic of MCAP", "other bytes");
        return;
      }
      index.fault(0, read, "bad_magic", "the magic of MCAP", "other bytes before records of MCAP");
    }
    McapSummary summary = McapSummary.read(input, size, index);
    int indexed = index.chunks.size();
    scanGaps(summary.dataEnd());
    boolean scanned = index.chunks.size() > indexed;
    boolean trusted = summary.found() && !scanned;
    boolean looked = lookForChannels();
    for (McapRecord.Channel channel : index.dictionary.settle()) {
      index.faults.add(
          new Fault(
              size,
              size,
              "unknown_schema",
              "schema " + channel.schemaId() + " of channel " + channel.id(),
              "no such schema",
              channel.topic()));
    }
    looked |= lookForDrives(trusted);
    index.complete = trusted && !looked;
    if (!index.complete) {
      index.statistics = null;
    }
  }

  private void scanGaps(long dataEnd) throws IOException {
    McapScanner scanner = new McapScanner(new Window(input), chunks, index);
    long at = Mcap.MAGIC.length;
    for (Covered range : index.covered) {
      scanner.scan(at, range.from());
      at = range.to();
    }
    scanner.scan(at, dataEnd);
    boolean bare = index.chunks.stream().anyMatch(chunk -> !chunk.chunk());
    if (bare
        && scanner.dataEnd() > 0
        && scanner.dataEnd() <= MAX_SUMMED
        && scanner.dataCrc() != 0) {
      verifyData(scanner.dataEnd(), scanner.dataCrc());
    }
  }

  /** Bare messages have no CRC but the data section's. */
  private void verifyData(long end, long stated) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[(int) Math.min(end, 1 << 20)];
    for (long at = 0; at < end; ) {
      int count = input.read(at, buffer, 0, (int) Math.min(buffer.length, end - at));
      if (count == 0) {
        throw new IOException("the file became shorter while it was read");
      }
      crc.update(buffer, 0, count);
      at += count;
    }
    if (crc.getValue() != stated) {
      index.fault(0, end, "data_crc", ChunkReader.hex(stated), ChunkReader.hex(crc.getValue()));
    }
  }

  /**
   * Decompresses chunks to learn channels that nothing else tells of: first those that have
   * messages of such channels, then any, at last damaged ones, whose definitions are better than
   * none.
   *
   * @return whether it had to
   */
  private boolean lookForChannels() throws IOException {
    List<ChunkRef> damaged = new ArrayList<>();
    List<ChunkRef> others = new ArrayList<>();
    int looked = 0;
    for (ChunkRef chunk : index.chunks) {
      if (!chunk.chunk()) {
        continue;
      }
      if (!index.mayDefineChannels(chunk)) {
        others.add(chunk);
        continue;
      }
      looked++;
      if (!chunks.define(chunk, false)) {
        damaged.add(chunk);
      }
    }
    for (ChunkRef chunk : others) {
      if (!index.lacksChannels()) {
        break;
      }
      looked++;
      if (!chunks.define(chunk, false)) {
        damaged.add(chunk);
      }
    }
    for (ChunkRef chunk : damaged) {
      if (index.mayDefineChannels(chunk) || index.lacksChannels()) {
        chunks.define(chunk, true);
      }
    }
    return looked > 0;
  }

  /**
   * Finds out which chunks of a segment are whose, where no message index says so. Without a
   * summary, message indexes may have been cut short, and each chunk is looked into.
   *
   * @param trusted whether the summary covers all chunks
   * @return whether it had to
   */
  private boolean lookForDrives(boolean trusted) throws IOException {
    if (!index.namesDrives()) {
      return false;
    }
    boolean looked = false;
    for (ChunkRef chunk : index.chunks) {
      boolean empty = chunk.startNs() == 0 && chunk.endNs() == 0; // as specified
      if (!trusted || !(empty || index.knowsChannels(chunk))) {
        looked = true;
        index.needs(chunk.offset(), chunks.channels(chunk));
      }
    }
    return looked;
  }
}
