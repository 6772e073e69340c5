package io.roadloom.function;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.align.DriveState;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.annotation.Nullable;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Today's code goes on from what released code has saved. */
class StateCompatibilityTest {
  private static final String FRESH = Path.of("target", "saved-drives.state").toString();

  /** When a release saves differently, its state is added; none is ever removed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "drives-0.1.0-per-event.state",
        "drives-0.1.0.state",
        "drives-0.1.0-scenes.state",
        "drives-0.1.0-even.state",
        "drives-0.1.0-scenes-segments.state"
      })
  void savedDrivesGoOn(String saved) throws Exception {
    boolean scenes = saved.contains("scenes");
    List<Row> undisturbed;
    int before;
    try (DriveHarness harness = new DriveHarness(operator())) {
      begin(harness);
      before = harness.rows().size();
      end(harness, 130_000);
      undisturbed = harness.rows().subList(before, harness.rows().size());
    }
    OperatorSubtaskState state =
        OperatorSnapshotUtil.readStateHandle(resource("/state/" + saved).toString());
    try (DriveHarness harness = new DriveHarness(operator(), state, 130_000)) {
      end(harness, 130_000);
      assertThat(lines(harness.rows(), scenes)).isEqualTo(lines(undisturbed, scenes)).isNotEmpty();
      assertThat(harness.rows(Sample.class).stream().map(Sample::sceneToken).distinct())
          .containsExactlyElementsOf(harness.rows(Scene.class).stream().map(Scene::token).toList());
      assertThat(harness.rows(DriveSummary.class))
          .extracting(summary -> summary.drive().driveId())
          .containsExactlyInAnyOrder("open", "closed");
      assertThat(harness.rows(NotKept.class)).hasSizeGreaterThan(60).hasSizeLessThan(80);
      assertThat(harness.stateEntries()).isEqualTo(2);
      assertThat(harness.timers()).isZero();
    }
  }

  /** Writes it to {@code target/saved-drives.state}: to be added where its layout has changed. */
  @Test
  void theSavedStateIsAsItIsSaved() throws Exception {
    try (DriveHarness harness = new DriveHarness(operator())) {
      begin(harness);
      OperatorSnapshotUtil.writeStateHandle(harness.snapshot(), FRESH);
      assertThat(harness.stateEntries()).as("as many as in the saved state").isEqualTo(5);
    }
  }

  /**
   * If this fails, savepoints of the release before don't fit the code. Keep names; give a changed
   * form a new version that reads the old one; save a state of it; then describe it here.
   */
  @Test
  void nothingOfStateChangesUnseen() throws Exception {
    StringBuilder described = new StringBuilder();
    described.append("timers ").append(DriveOperator.TIMERS).append(" String VoidNamespace\n");
    described.append("drive state version ").append(DriveState.VERSION).append('\n');
    for (StateDescriptor<?, ?> descriptor : DriveStore.DESCRIPTORS) {
      descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
      described
          .append(descriptor.getType())
          .append(' ')
          .append(descriptor.getName())
          .append(' ')
          .append(describe(descriptor.getSerializer()))
          .append('\n');
    }
    for (var type : List.of(Types.RAW_BATCH, Types.DRIVE_EVENT, Types.READING_BATCH, Types.ROW)) {
      described.append("type ").append(describe(type.createSerializer(new SerializerConfigImpl())));
      described.append('\n');
    }
    assertThat(described.toString()).isEqualTo(text("/state/layout.txt"));
  }

  /** Its class, and what its snapshot holds: versions, and nested serializers. */
  private static String describe(TypeSerializer<?> serializer) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.snapshotConfiguration().writeSnapshot(out);
    StringBuilder line = new StringBuilder(serializer.getClass().getSimpleName()).append(' ');
    for (char c : new String(out.getCopyOfBuffer(), ISO_8859_1).toCharArray()) {
      boolean plain = c > ' ' && c < 127;
      line.append(plain ? String.valueOf(c) : "<" + (int) c + ">");
    }
    return line.toString();
  }

  private static DriveOperator operator() {
    return DriveOperator.live(SavedDrives.RIG, SavedDrives.IDLE);
  }

  static void begin(DriveHarness harness) throws Exception {
    SavedDrives.closed().forEach(harness::take);
    harness.processingTime(120_000);
    SavedDrives.open(false).forEach(harness::take);
    harness.processingTime(130_000);
  }

  private static void end(DriveHarness harness, long nowMs) throws Exception {
    SavedDrives.open(true).forEach(harness::take);
    // All of the closed drive is late.
    for (DriveEvent event : SavedDrives.closed()) {
      harness.take(event);
    }
    harness.processingTime(nowMs + 2 * SavedDrives.IDLE.toMillis());
  }

  /**
   * @param scenes whether state knew of the open scene: else it begins anew where state goes on
   */
  private static List<String> lines(List<Row> rows, boolean scenes) throws IOException {
    List<String> lines = new ArrayList<>();
    RowSerializer serializer = new RowSerializer();
    for (Row made : rows) {
      Row row = scenes ? made : withoutScene(made);
      if (row == null) {
        continue;
      }
      if (row instanceof NotKept late && late.table() == NotKept.Table.LATE) {
        // Since when, has changed: state of old has an earlier time.
        lines.add("late " + late.drive() + late.channel() + late.timestampNs() + late.sha256());
        continue;
      }
      DataOutputSerializer out = new DataOutputSerializer(256);
      serializer.serialize(row, out);
      lines.add(
          row.getClass().getSimpleName() + " " + HexFormat.of().formatHex(out.getCopyOfBuffer()));
    }
    return lines.stream().sorted().toList();
  }

  @Nullable
  private static Row withoutScene(Row row) {
    if (row instanceof Sample of) {
      return new Sample(
          of.drive(),
          of.token(),
          null,
          of.timestampNs(),
          of.completeness(),
          of.signals(),
          of.signalResidualsNs());
    }
    return row instanceof Scene ? null : row;
  }

  private static Path resource(String name) throws Exception {
    return Path.of(
        Objects.requireNonNull(StateCompatibilityTest.class.getResource(name), name).toURI());
  }

  private static String text(String name) throws IOException {
    try (InputStream in = StateCompatibilityTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }
}
