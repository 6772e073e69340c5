package io.roadloom.source;

import io.roadloom.format.ChunkRef;
import io.roadloom.model.RecordingRef;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Refs;
import io.roadloom.pack.Unpacker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Splits as bytes. A new layout is a new version; old ones stay readable. */
final class RecordingSplitSerializer implements SimpleVersionedSerializer<RecordingSplit> {
  static final RecordingSplitSerializer INSTANCE = new RecordingSplitSerializer();
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(RecordingSplit split) {
    Packer out = new Packer();
    write(split, out);
    return out.toBytes();
  }

  @Override
  public RecordingSplit deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException("a split of version " + version + "; this code reads " + VERSION);
    }
    return read(new Unpacker(serialized));
  }

  static void write(RecordingSplit split, Packer out) {
    out.text(split.splitId());
    out.count(split.recordings().size());
    for (RecordingRef recording : split.recordings()) {
      Refs.recording(out, recording);
    }
    out.count(split.reads().size());
    for (ChunkRead read : split.reads()) {
      out.count(read.recording());
      out.count(read.index());
      out.count(read.chunks());
      out.word(read.bound());
      out.optional(read.chunk(), RecordingSplitSerializer::chunk);
    }
  }

  static RecordingSplit read(Unpacker in) {
    String id = in.text();
    int recordings = in.length(1);
    List<RecordingRef> refs = new ArrayList<>(recordings);
    for (int i = 0; i < recordings; i++) {
      refs.add(Refs.recording(in));
    }
    int size = in.length(1);
    List<ChunkRead> reads = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int recording = (int) in.count();
      int index = (int) in.count();
      int chunks = (int) in.count();
      long bound = in.word();
      reads.add(
          new ChunkRead(
              recording, index, chunks, in.optional(RecordingSplitSerializer::chunk), bound));
    }
    return new RecordingSplit(id, refs, reads);
  }

  private static void chunk(Packer out, ChunkRef chunk) {
    out.count(chunk.offset());
    out.count(chunk.length());
    out.count(chunk.uncompressed());
    out.text(chunk.compression());
    out.word(chunk.startNs());
    out.word(chunk.endNs());
    out.flag(chunk.chunk());
  }

  private static ChunkRef chunk(Unpacker in) {
    return new ChunkRef(
        in.count(), in.count(), in.count(), in.text(), in.word(), in.word(), in.flag());
  }
}
