package io.roadloom.live;

import io.roadloom.kafka.RecordContract;
import io.roadloom.model.Schema;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Unpacker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * The schemas that vehicles have announced, to any subtask before the last restore and to this one
 * since. A subtask's state holds those that it has heard of itself, and its share of the rest.
 */
final class KnownSchemas {
  private static final int VERSION = 1;
  private final Map<String, Schema> schemas = new HashMap<>();
  private final Set<String> kept = new HashSet<>();

  /** Null where {@code id} has not been announced. */
  @Nullable
  Schema find(String id) {
    return schemas.get(id);
  }

  /** Returns whether that is news. */
  boolean announce(String id, Schema schema) {
    kept.add(id);
    return schemas.putIfAbsent(id, schema) == null;
  }

  /** What goes into this subtask's state. */
  List<byte[]> pack() {
    List<byte[]> packed = new ArrayList<>(kept.size());
    for (String id : kept) {
      Schema schema = schemas.get(id);
      Packer out = new Packer();
      out.octet(VERSION);
      out.text(schema.name());
      out.text(schema.encoding());
      out.bytes(schema.data());
      packed.add(out.toBytes());
    }
    return packed;
  }

  /** Takes the states of all subtasks. */
  void unpack(Iterable<byte[]> states, int subtask, int subtasks) {
    for (byte[] state : states) {
      Unpacker in = new Unpacker(state);
      int version = in.octet();
      if (version != VERSION) {
        throw new IllegalArgumentException("schemas in state have version " + version);
      }
      Schema schema = new Schema(in.text(), in.text(), in.bytes());
      String id = RecordContract.schemaId(schema);
      schemas.putIfAbsent(id, schema);
      if (Math.floorMod(id.hashCode(), subtasks) == subtask) {
        kept.add(id);
      }
    }
  }
}
