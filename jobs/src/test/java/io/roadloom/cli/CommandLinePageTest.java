package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The page on the command line names the options that there are. */
class CommandLinePageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("roadloom.root")).resolve("docs/reference/command-line.md");

  /** Described once for all commands. */
  private static final List<String> SHARED =
      List.of(
          "--help",
          "--version",
          "--verbose",
          "--output",
          "--warehouse",
          "--catalog",
          "--catalog-property",
          "--region");

  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*[a-z]");

  @ParameterizedTest
  @ValueSource(strings = {"live", "replay", "sandbox", "backfill", "forget"})
  void namesEachOptionAndNoOther(String command) throws IOException {
    TreeSet<String> options = new TreeSet<>();
    new CommandLine(new RoadloomCommand())
        .getSubcommands()
        .get(command)
        .getCommandSpec()
        .options()
        .forEach(option -> options.add(option.longestName()));
    SHARED.forEach(options::remove);
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf("\n## " + command + "\n")).split("\n## ")[1];
    TreeSet<String> named = new TreeSet<>(options(section));
    SHARED.forEach(named::remove);
    assertThat(named).isEqualTo(options);
  }

  private static List<String> options(String text) {
    return OPTION.matcher(text).results().map(MatchResult::group).toList();
  }
}
