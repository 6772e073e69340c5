package io.roadloom.export;

import java.util.List;

/** Payloads of samples are gone, or are not what they were. */
public final class MissingPayloadsException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<FailedRecording> recordings;

  MissingPayloadsException(String message, List<FailedRecording> recordings) {
    super(message);
    this.recordings = List.copyOf(recordings);
  }

  /** Those that are at fault. */
  public List<FailedRecording> recordings() {
    return recordings;
  }
}
