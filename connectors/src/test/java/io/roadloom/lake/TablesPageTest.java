package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the tables leaves no column out. */
class TablesPageTest {
  static Iterable<TableDef<?>> tables() {
    return Tables.ALL;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tellsOfEveryColumn(TableDef<?> table) throws IOException {
    Path page =
        Path.of(System.getProperty("roadloom.root", ".."), "docs", "reference", "tables.md");
    String section = section(Files.readString(page), table.name());
    assertThat(table.columns())
        .allSatisfy(column -> assertThat(section).contains("`" + column.name() + "`"));
  }

  /** From the heading that names the table to the next heading. */
  private static String section(String page, String table) {
    for (String section : page.split("\n## ", -1)) {
      if (section.lines().findFirst().orElse("").contains("`" + table + "`")) {
        return section;
      }
    }
    throw new AssertionError("no heading names " + table);
  }
}
