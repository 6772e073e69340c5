package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PrintersTest {
  private static final List<String> COLUMNS = List.of("name", "n", "at", "values");
  private static final List<List<Object>> ROWS =
      List.of(
          List.of("a,\"b\"", 1L, Instant.EPOCH, new Double[] {0.5, 1.0}),
          Arrays.asList(null, 22L, null, new TreeMap<>(Map.of("x", 1.5))));

  @Test
  void tableAlignsNumbersToTheRight() {
    assertThat(print(Output.TABLE, COLUMNS, ROWS))
        .isEqualTo(
            """
            name    n  at                    values
            -----  --  --------------------  ---------
            a,"b"   1  1970-01-01T00:00:00Z  [0.5,1.0]
                   22                        {"x":1.5}
            """);
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    assertThat(print(Output.CSV, COLUMNS, ROWS))
        .isEqualTo(
            """
            name,n,at,values
            "a,""b\""",1,1970-01-01T00:00:00Z,"[0.5,1.0]"
            ,22,,"{""x"":1.5}"
            """);
  }

  @Test
  void jsonKeepsTypes() {
    assertThat(print(Output.JSON, COLUMNS, ROWS))
        .isEqualTo(
            """
            [
              {"name":"a,\\"b\\"","n":1,"at":"1970-01-01T00:00:00Z","values":[0.5,1.0]},
              {"name":null,"n":22,"at":null,"values":{"x":1.5}}
            ]
            """);
  }

  @Test
  void nothingIsAResultToo() {
    assertThat(print(Output.TABLE, List.of("a"), List.of())).isEqualTo("a\n-\n");
    assertThat(print(Output.CSV, List.of("a"), List.of())).isEqualTo("a\n");
    assertThat(print(Output.JSON, List.of("a"), List.of())).isEqualTo("[]\n");
  }

  @Test
  void tablePrintsLongResultsAsTheyCome() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RowPrinter printer = Output.TABLE.printer(stream(bytes), List.of("n"));
    for (int i = 0; i < 1_000; i++) {
      printer.row(List.of(i));
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().count()).isGreaterThan(900);
    printer.close();
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines().count()).isEqualTo(1_002);
  }

  private static String print(Output output, List<String> columns, List<List<Object>> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RowPrinter printer = output.printer(stream(bytes), columns)) {
      rows.forEach(printer::row);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
