package io.roadloom.cli;

import java.io.PrintStream;
import java.util.List;

/** How results are printed. */
enum Output {
  TABLE {
    @Override
    RowPrinter printer(PrintStream out, List<String> columns) {
      return new TablePrinter(out, columns);
    }
  },
  JSON {
    @Override
    RowPrinter printer(PrintStream out, List<String> columns) {
      return new JsonPrinter(out, columns);
    }
  },
  CSV {
    @Override
    RowPrinter printer(PrintStream out, List<String> columns) {
      return new CsvPrinter(out, columns);
    }
  };

  abstract RowPrinter printer(PrintStream out, List<String> columns);
}
