package io.roadloom.lake;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/**
 * Data files of a table, written again without the rows of one drive; each once, however many
 * snapshots have it.
 */
final class FilesWithout {
  private final Table table;
  private final String driveId;
  private final OutputFileFactory files;
  private final Map<String, DataFile> written = new HashMap<>();

  FilesWithout(Table table, String driveId) {
    this.table = table;
    this.driveId = driveId;
    this.files =
        OutputFileFactory.builderFor(table, 0, 0)
            .operationId("forget-" + UUID.randomUUID())
            .format(FileFormat.PARQUET)
            .build();
  }

  /** What stands in a file's place: the other rows, in their order. */
  DataFile of(DataFile file) throws IOException {
    DataFile known = written.get(file.location());
    if (known == null) {
      known = write(file);
      written.put(file.location(), known);
    }
    return known;
  }

  private DataFile write(DataFile file) throws IOException {
    Schema columns = columns(file);
    PartitionSpec spec = table.specs().get(file.specId());
    DataWriter<Record> writer =
        Parquet.writeData(files.newOutputFile(spec, file.partition()).encryptingOutputFile())
            .forTable(table)
            .schema(columns)
            .withSpec(spec)
            .withPartition(file.partition())
            .createWriterFunc(type -> GenericParquetWriter.create(columns, type))
            .overwrite()
            .build();
    try (writer;
        CloseableIterable<Record> rows =
            Parquet.read(table.io().newInputFile(file.location()))
                .project(columns)
                .createReaderFunc(type -> GenericParquetReaders.buildReader(columns, type))
                .build()) {
      for (Record row : rows) {
        if (!driveId.equals(row.getField(HeldFile.DRIVE))) {
          writer.write(row);
        }
      }
    }
    return writer.toDataFile();
  }

  /** Those that the file has: one of an older version may lack some. */
  private Schema columns(DataFile file) {
    Set<Integer> present = file.columnSizes().keySet();
    List<Types.NestedField> columns =
        table.schema().columns().stream()
            .filter(
                column ->
                    TypeUtil.indexById(Types.StructType.of(column)).keySet().stream()
                        .anyMatch(present::contains))
            .toList();
    return new Schema(columns);
  }
}
