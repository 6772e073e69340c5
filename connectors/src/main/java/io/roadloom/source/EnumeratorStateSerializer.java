package io.roadloom.source;

import io.roadloom.model.RecordingRef;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Refs;
import io.roadloom.pack.Unpacker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The enumerator's state as bytes. A new layout is a new version; old ones stay readable. */
final class EnumeratorStateSerializer implements SimpleVersionedSerializer<EnumeratorState> {
  static final EnumeratorStateSerializer INSTANCE = new EnumeratorStateSerializer();
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(EnumeratorState state) {
    Packer out = new Packer();
    out.count(state.unplanned().size());
    for (List<RecordingRef> group : state.unplanned()) {
      out.count(group.size());
      group.forEach(recording -> Refs.recording(out, recording));
    }
    out.count(state.pending().size());
    state.pending().forEach(split -> RecordingSplitSerializer.write(split, out));
    out.count(state.seen().size());
    state.seen().forEach(out::text);
    return out.toBytes();
  }

  @Override
  public EnumeratorState deserialize(int version, byte[] serialized) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "an enumerator's state of version " + version + "; this code reads " + VERSION);
    }
    Unpacker in = new Unpacker(serialized);
    List<List<RecordingRef>> unplanned = new ArrayList<>();
    for (int groups = in.length(1); groups > 0; groups--) {
      List<RecordingRef> group = new ArrayList<>();
      for (int size = in.length(1); size > 0; size--) {
        group.add(Refs.recording(in));
      }
      unplanned.add(group);
    }
    List<RecordingSplit> pending = new ArrayList<>();
    for (int size = in.length(1); size > 0; size--) {
      pending.add(RecordingSplitSerializer.read(in));
    }
    Set<String> seen = new TreeSet<>();
    for (int size = in.length(1); size > 0; size--) {
      seen.add(in.text());
    }
    return new EnumeratorState(unplanned, pending, seen);
  }
}
