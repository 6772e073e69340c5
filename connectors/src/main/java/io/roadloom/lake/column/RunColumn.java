package io.roadloom.lake.column;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.annotation.Nullable;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.DictionaryPage;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.PageWriter;
import org.apache.iceberg.shaded.org.apache.parquet.column.statistics.Statistics;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;

/**
 * A required column whose values come in runs, of few different ones: a dictionary and run lengths.
 * A run costs a look into the dictionary, however long it is.
 *
 * @param <T> of a value
 */
public final class RunColumn<T> extends LeafColumn {
  private final BiConsumer<PlainBytes, T> write;
  private final BiConsumer<Statistics<?>, T> note;
  private final Map<T, Integer> ids = new HashMap<>();
  private final PlainBytes dictionary = new PlainBytes();
  private final RunLengths runs = new RunLengths();

  /** The value that the page got last; null where it has none. */
  private @Nullable T last;

  private int lastId;

  private RunColumn(
      ColumnDescriptor descriptor,
      BiConsumer<PlainBytes, T> write,
      BiConsumer<Statistics<?>, T> note) {
    super(descriptor);
    this.write = write;
    this.note = note;
  }

  static RunColumn<String> ofTexts(ColumnDescriptor descriptor) {
    return new RunColumn<>(
        descriptor,
        (out, text) -> out.add(text.getBytes(StandardCharsets.UTF_8)),
        (statistics, text) -> statistics.updateStats(Binary.fromString(text)));
  }

  static RunColumn<Integer> ofIntegers(ColumnDescriptor descriptor) {
    return new RunColumn<>(
        descriptor,
        (out, number) -> out.add(number.intValue()),
        (statistics, number) -> statistics.updateStats(number.intValue()));
  }

  /** Adds {@code times} times {@code value}. */
  @SuppressWarnings("ReferenceEquality") // Drives and signals come as the same instance.
  public void add(T value, int times) {
    if (value != last) {
      last = value;
      lastId = id(value);
      note.accept(statistics(), value);
    }
    present(0, times);
    runs.add(lastId, times);
  }

  private int id(T value) {
    Integer id = ids.get(value);
    if (id == null) {
      id = ids.size();
      ids.put(value, id);
      write.accept(dictionary, value);
    }
    return id;
  }

  @Override
  Encoding encoding() {
    return Encoding.PLAIN_DICTIONARY;
  }

  @Override
  BytesInput values() {
    return page(runs, ids.size());
  }

  /** What a page holds whose values are in a dictionary, which has so many. */
  static BytesInput page(RunLengths runs, int dictionarySize) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(dictionarySize - 1);
    PlainBytes page = new PlainBytes();
    page.add((byte) bits);
    runs.writeTo(page, bits);
    return page.input();
  }

  @Override
  void clear() {
    runs.clear();
    last = null;
  }

  @Override
  void endGroup(PageWriter out) throws IOException {
    out.writeDictionaryPage(
        new DictionaryPage(dictionary.input(), ids.size(), Encoding.PLAIN_DICTIONARY));
    dictionary.clear();
    ids.clear();
  }

  @Override
  long valueBytes() {
    return runs.bytes();
  }
}
