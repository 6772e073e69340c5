package io.roadloom.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.shaded.org.apache.avro.file.DataFileStream;
import org.apache.iceberg.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.iceberg.shaded.org.apache.avro.generic.GenericRecord;

/** Looks for a text in every file of a warehouse, decompressed too. */
public final class Traces {
  private Traces() {}

  /** Files that it is in. */
  public static List<Path> of(Lake lake, Path warehouse, String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(warehouse)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (raw.contains(text) || decompressed(lake, file).contains(text)) {
          found.add(warehouse.relativize(file));
        }
      }
    }
    return found;
  }

  private static String decompressed(Lake lake, Path file) throws IOException {
    String name = file.toString();
    StringBuilder text = new StringBuilder();
    if (name.endsWith(".avro")) {
      try (InputStream in = Files.newInputStream(file);
          DataFileStream<GenericRecord> records =
              new DataFileStream<>(in, new GenericDatumReader<>())) {
        records.forEach(text::append);
      }
    } else if (name.endsWith(".parquet")) {
      Schema schema = lake.table(name.replaceFirst(".*/roadloom/(\\w+)/.*", "$1")).schema();
      try (CloseableIterable<Record> rows =
          Parquet.read(org.apache.iceberg.Files.localInput(file.toFile()))
              .project(schema)
              .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
              .build()) {
        rows.forEach(text::append);
      }
    }
    return text.toString();
  }
}
