package io.roadloom.source;

import io.roadloom.format.ChunkChecksum;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.DriveParts;
import io.roadloom.format.RecordingIndex;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.Channel;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.IOUtils;

/**
 * A file that is being read, of one recording or, a segment, of several. A reader may overwrite its
 * last batch, so readers take turns while batches are under way; a file without an index is not
 * scanned twice and has one reader.
 */
final class OpenRecording implements Closeable {
  private record Turn(RecordingReader reader, ChecksumInput input) {}

  private final RecordingRef file;
  private final RecordingOpener opener;
  private final int maxTurns;
  private final List<Turn> turns = new ArrayList<>();
  private final DriveParts parts;
  private int next;

  /**
   * @param file any of the recordings in it
   */
  OpenRecording(RecordingRef file, RecordingOpener opener, int maxTurns) throws IOException {
    this.file = file;
    this.opener = opener;
    open();
    RecordingIndex index = turns.get(0).reader.index();
    this.maxTurns = index.complete() ? maxTurns : 1;
    this.parts = new DriveParts(index);
  }

  /** How many of its batches may be under way, the next one included. */
  int turns() {
    return maxTurns;
  }

  /**
   * Reads a chunk of a recording. The batch holds until as many further ones have been read as
   * there are turns.
   */
  RawBatch read(RecordingRef recording, ChunkRead read) throws IOException {
    RecordingIndex index = FileIndexes.share(parts, recording);
    ChunkRef chunk = read.chunk();
    if (chunk == null) {
      return complete(RawBatch.of(recording, List.of()), index, read, recording.size(), 0);
    }
    if (next == turns.size() && next < maxTurns) {
      open();
    }
    next = next % maxTurns;
    Turn turn = turns.get(next++);
    try {
      turn.input.start(chunk.offset(), chunk.offset() + chunk.length());
      RawBatch all = turn.reader.read(recording, chunk);
      long checksum = ChunkChecksum.of(chunk.offset(), turn.input.finish());
      RawBatch batch = parts.select(recording.drive().driveId(), chunk, all);
      return complete(batch, index, read, chunk.length(), checksum);
    } catch (IOException e) {
      if (!Unreadable.isOfFile(e)) {
        throw e;
      }
      return complete(unreadable(recording, chunk, e), index, read, chunk.length(), 0);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      IOUtils.closeAll(turns.stream().map(Turn::reader).toList(), IOException.class);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private void open() throws IOException {
    ChecksumInput input = new ChecksumInput(opener.input(file));
    turns.add(new Turn(opener.open(file, input), input));
  }

  /** With the first part go the recording's own faults, and channels that have no message. */
  private static RawBatch complete(
      RawBatch batch, RecordingIndex index, ChunkRead read, long bytes, long checksum) {
    List<Channel> channels = batch.channels();
    List<Fault> faults = batch.faults();
    if (read.index() == 0) {
      Map<Integer, Channel> all = new LinkedHashMap<>();
      channels.forEach(channel -> all.put(channel.id(), channel));
      index.channels().forEach(all::putIfAbsent);
      channels = List.copyOf(all.values());
      faults = new ArrayList<>(index.faults());
      faults.addAll(batch.faults());
    }
    return batch.with(
        channels,
        faults,
        read.bound(),
        new RawBatch.Part(read.index(), read.chunks(), bytes, checksum));
  }

  /** The file has gone, or is denied, since it was planned. */
  private static RawBatch unreadable(RecordingRef recording, ChunkRef chunk, IOException failure) {
    long end = chunk.offset() + chunk.length();
    return RawBatch.of(recording, List.of(Unreadable.fault(chunk.offset(), end, failure)));
  }
}
