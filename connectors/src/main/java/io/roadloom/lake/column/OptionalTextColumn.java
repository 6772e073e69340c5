package io.roadloom.lake.column;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.annotation.Nullable;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.column.ParquetProperties;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.DictionaryPage;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.PageWriter;
import org.apache.iceberg.shaded.org.apache.parquet.column.values.ValuesWriter;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;

/** A column of texts that most rows do without. */
public final class OptionalTextColumn extends LeafColumn {
  private static final int ABSENT = 0;
  private static final int PRESENT = 1;
  private static final int LEVEL_BITS = 1;
  private final RunLengths levels = new RunLengths();
  private final ValuesWriter values;

  OptionalTextColumn(ColumnDescriptor descriptor, ParquetProperties properties) {
    super(descriptor);
    this.values = properties.newValuesWriter(descriptor);
  }

  /** Adds rows without a text. */
  public void absent(int rows) {
    levels.add(ABSENT, rows);
    statistics().incrementNumNulls(rows);
  }

  public void add(@Nullable String text) {
    if (text == null) {
      absent(1);
      return;
    }
    Binary value = Binary.fromString(text);
    levels.add(PRESENT, 1);
    values.writeBytes(value);
    statistics().updateStats(value);
  }

  @Override
  void writePage(PageWriter out, int rows) throws IOException {
    ByteArrayOutputStream present = new ByteArrayOutputStream();
    levels.writeTo(present, LEVEL_BITS);
    levels.clear();
    BytesInput page =
        BytesInput.concat(
            BytesInput.fromInt(present.size()), BytesInput.from(present), values.getBytes());
    out.writePage(
        page, rows, rows, statistics(), Encoding.BIT_PACKED, Encoding.RLE, values.getEncoding());
    values.reset();
  }

  @Override
  void endGroup(PageWriter out) throws IOException {
    DictionaryPage dictionary = values.toDictPageAndClose();
    if (dictionary != null) {
      out.writeDictionaryPage(dictionary);
    }
    values.resetDictionary();
  }

  @Override
  long bytes() {
    return levels.bytes() + values.getBufferedSize();
  }
}
