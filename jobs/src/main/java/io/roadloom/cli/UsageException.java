package io.roadloom.cli;

/** The command was asked for something that makes no sense. The message is one line. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
