package io.roadloom.jobs.live;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;

/** What a savepoint says of the state that it holds. */
public final class Savepoint {
  private static final ClassLoader CLASSES = Savepoint.class.getClassLoader();

  private Savepoint() {}

  /** Its metadata, by its folder. */
  public static CheckpointMetadata read(Path savepoint) throws IOException {
    try (DataInputStream in =
        new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
      return Checkpoints.loadCheckpointMetadata(in, CLASSES, savepoint.toUri().toString());
    }
  }

  /**
   * A line an operator, in order of ids, and one for each of its states: name, how it is spread,
   * and by which serializers it is written.
   */
  static List<String> layout(Path savepoint) throws IOException {
    TreeSet<String> lines = new TreeSet<>();
    for (OperatorState operator : read(savepoint).getOperatorStates()) {
      String id = operator.getOperatorID().toHexString();
      lines.add(
          "%s %s, key groups %d%s"
              .formatted(
                  id,
                  operator.getOperatorUid().orElse(""),
                  operator.getMaxParallelism(),
                  operator.getCoordinatorState() == null ? "" : ", with a coordinator"));
      for (OperatorSubtaskState subtask : operator.getStates()) {
        for (OperatorStateHandle state : subtask.getManagedOperatorState()) {
          describe(id + " operator", state, Savepoint::operatorStates, lines);
        }
        for (KeyedStateHandle state : subtask.getManagedKeyedState()) {
          describe(id + " keyed", (StreamStateHandle) state, Savepoint::keyedStates, lines);
        }
      }
    }
    return List.copyOf(lines);
  }

  /** Reads the descriptions that stand ahead of all values. */
  private interface Reader {
    Stream<String> read(DataInputViewStreamWrapper in) throws IOException;
  }

  private static void describe(
      String prefix, StreamStateHandle handle, Reader reader, Collection<String> lines)
      throws IOException {
    try (InputStream in = handle.openInputStream()) {
      reader
          .read(new DataInputViewStreamWrapper(in))
          .forEach(line -> lines.add(prefix + " " + line));
    }
  }

  private static Stream<String> operatorStates(DataInputViewStreamWrapper in) throws IOException {
    OperatorBackendSerializationProxy proxy = new OperatorBackendSerializationProxy(CLASSES);
    proxy.read(in);
    return Stream.of(
            proxy.getOperatorStateMetaInfoSnapshots(), proxy.getBroadcastStateMetaInfoSnapshots())
        .flatMap(List::stream)
        .map(Savepoint::line);
  }

  private static Stream<String> keyedStates(DataInputViewStreamWrapper in) throws IOException {
    KeyedBackendSerializationProxy<?> proxy = new KeyedBackendSerializationProxy<>(CLASSES);
    proxy.read(in);
    String key = name(proxy.getKeySerializerSnapshot());
    return proxy.getStateMetaInfoSnapshots().stream().map(state -> line(state) + " by " + key);
  }

  private static String line(StateMetaInfoSnapshot state) {
    Function<StateMetaInfoSnapshot.CommonSerializerKeys, String> serializer =
        key -> name(state.getTypeSerializerSnapshot(key));
    return "%s %s %s %s"
        .formatted(
            state.getBackendStateType(),
            state.getName(),
            state.getOptionsImmutable(),
            Arrays.stream(StateMetaInfoSnapshot.CommonSerializerKeys.values())
                .map(serializer)
                .toList());
  }

  private static String name(TypeSerializerSnapshot<?> serializer) {
    return serializer == null
        ? "-"
        : serializer.getClass().getName() + " " + serializer.getCurrentVersion();
  }
}
