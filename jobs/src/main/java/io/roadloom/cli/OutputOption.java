package io.roadloom.cli;

import picocli.CommandLine.Option;

/** {@code --output}. */
final class OutputOption {
  @Option(
      names = "--output",
      defaultValue = "table",
      description = "table, json or csv. Default: ${DEFAULT-VALUE}.")
  private Output format;

  Output format() {
    return format;
  }
}
