package io.roadloom.source;

/** How far a reader has come in a split. */
final class RecordingSplitState {
  private final RecordingSplit split;
  private int done;

  RecordingSplitState(RecordingSplit split) {
    this.split = split;
  }

  void advance() {
    done++;
  }

  RecordingSplit remaining() {
    return split.after(done);
  }
}
