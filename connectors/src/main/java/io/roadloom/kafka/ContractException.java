package io.roadloom.kafka;

/** A record breaks the contract. Carries no stack: bad records are values, and may be many. */
final class ContractException extends Exception {
  private static final long serialVersionUID = 1;
  private final String reason;
  private final String expected;
  private final String found;

  ContractException(String reason, String expected, String found) {
    super(reason + ": expected " + expected + ", found " + found, null, false, false);
    this.reason = reason;
    this.expected = expected;
    this.found = found;
  }

  String reason() {
    return reason;
  }

  String expected() {
    return expected;
  }

  String found() {
    return found;
  }
}
