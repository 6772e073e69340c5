package io.roadloom.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.RecordingRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.testutils.source.reader.TestingSplitEnumeratorContext;
import org.junit.jupiter.api.Test;

class RecordingEnumeratorTest {
  private final FakeRecordings recordings = new FakeRecordings(true);
  private final TestingSplitEnumeratorContext<RecordingSplit> context =
      new TestingSplitEnumeratorContext<>(2);

  @Test
  void readersThatAskGetSplitsUntilThereAreNone() throws Exception {
    RecordingEnumerator enumerator = enumerator(ReadOrder.SPREAD, twoRecordings());
    enumerator.start();
    register(enumerator, 0, 1);
    for (int i = 0; i < 40; i++) {
      enumerator.handleSplitRequest(i % 2, null);
      context.triggerAllActions();
    }
    assertThat(assigned(0)).isNotEmpty();
    assertThat(assigned(1)).isNotEmpty();
    List<RecordingSplit> all = new ArrayList<>(assigned(0));
    all.addAll(assigned(1));
    assertThat(all.stream().mapToInt(split -> split.reads().size()).sum()).isEqualTo(20);
    assertThat(context.getSplitAssignments().get(0).hasReceivedNoMoreSplitsSignal()).isTrue();
    assertThat(context.getSplitAssignments().get(1).hasReceivedNoMoreSplitsSignal()).isTrue();
  }

  @Test
  void aMergedDriveGoesToOneReader() throws Exception {
    RecordingEnumerator enumerator = enumerator(ReadOrder.MERGED, twoRecordings());
    enumerator.start();
    context.triggerAllActions();
    register(enumerator, 0, 1);
    enumerator.handleSplitRequest(1, null);
    enumerator.handleSplitRequest(0, null);
    assertThat(assigned(1)).hasSize(1);
    assertThat(assigned(1).get(0).reads()).hasSize(20);
    assertThat(context.getSplitAssignments().get(0).hasReceivedNoMoreSplitsSignal()).isTrue();
  }

  @Test
  void whatAReaderLostIsGivenOutAgain() throws Exception {
    RecordingEnumerator enumerator = enumerator(ReadOrder.MERGED, twoRecordings());
    enumerator.start();
    context.triggerAllActions();
    register(enumerator, 0, 1);
    enumerator.handleSplitRequest(0, null);
    List<RecordingSplit> lost = List.copyOf(assigned(0));
    enumerator.addSplitsBack(lost, 0);
    enumerator.handleSplitRequest(1, null);
    assertThat(assigned(1)).isEqualTo(lost);
  }

  @Test
  void aRecordingBeingIndexedIsStillInTheState() throws Exception {
    RecordingEnumerator enumerator = enumerator(ReadOrder.SPREAD, twoRecordings());
    enumerator.start();
    assertThat(enumerator.snapshotState(1).unplanned()).hasSize(2);
    assertThat(enumerator.snapshotState(1).pending()).isEmpty();
    context.triggerAllActions();
    EnumeratorState state = enumerator.snapshotState(2);
    int planned = state.pending().stream().mapToInt(split -> split.reads().size()).sum();
    assertThat(planned + 10 * state.unplanned().size()).isEqualTo(20);
  }

  @Test
  void storageThatDoesNotAnswerFailsTheJob() {
    RecordingOpener broken =
        new RecordingOpener() {
          private static final long serialVersionUID = 1;

          @Override
          public RecordingInput input(RecordingRef recording) throws IOException {
            throw new IOException("no route to the store");
          }

          @Override
          public RecordingReader open(RecordingRef recording, RecordingInput input) {
            throw new AssertionError("there is no input");
          }
        };
    SplitPlanner planner = new SplitPlanner(ReadOrder.SPREAD, broken);
    RecordingEnumerator enumerator =
        new RecordingEnumerator(
            context,
            planner,
            null,
            new EnumeratorState(planner.groups(twoRecordings()), List.of(), Set.of()));
    enumerator.start();
    assertThatThrownBy(context::triggerAllActions).hasRootCauseMessage("no route to the store");
  }

  private List<RecordingRef> twoRecordings() {
    return List.of(
        recordings.add("d", "a", 0, 2, 4, 6, 8, 10, 12, 14, 16, 18),
        recordings.add("d", "b", 1, 3, 5, 7, 9, 11, 13, 15, 17, 19));
  }

  private RecordingEnumerator enumerator(ReadOrder order, List<RecordingRef> of) {
    SplitPlanner planner = new SplitPlanner(order, recordings);
    return new RecordingEnumerator(
        context, planner, null, new EnumeratorState(planner.groups(of), List.of(), Set.of()));
  }

  private void register(RecordingEnumerator enumerator, int... readers) {
    for (int reader : readers) {
      context.registerReader(reader, "host");
      enumerator.addReader(reader);
    }
  }

  private List<RecordingSplit> assigned(int reader) {
    return context.getSplitAssignments().get(reader).getAssignedSplits();
  }
}
