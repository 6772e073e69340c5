package io.roadloom.lake.column;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import javax.annotation.Nullable;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnDescriptor;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.PageWriter;
import org.apache.iceberg.shaded.org.apache.parquet.io.api.Binary;

/**
 * A column of texts. Names come again and again, and go through a dictionary; tokens are all
 * different and go as they are, which shows after a few of them.
 */
public final class TextColumn extends LeafColumn {
  /** After so many texts of a row group it shows. */
  private static final int LOOK = 256;

  /** What a text has to come to be worth a place in the dictionary, on average. */
  private static final int ROWS_EACH = 4;

  private static final int MAX_DICTIONARY_BYTES = 1 << 20;
  private static final int LAST = 16;

  private final TextDictionary dictionary = new TextDictionary();
  private final RunLengths runs = new RunLengths();
  private final BitSet inPage = new BitSet();
  private final PlainBytes plain = new PlainBytes();
  private boolean direct;
  private boolean dictionaryUsed;
  private int texts;
  private final String[] lastTexts = new String[LAST];
  private final int[] lastIds = new int[LAST];
  private @Nullable byte[] smallest;
  private @Nullable byte[] largest;

  TextColumn(ColumnDescriptor descriptor) {
    super(descriptor);
  }

  /** Adds rows without a text. */
  public void absent(int rows) {
    absent(0, rows);
  }

  /** Adds a row. */
  public void add(@Nullable String text) {
    if (text == null) {
      absent(1);
    } else {
      write(text, 0);
    }
  }

  @Override
  public void write(String value, int repetition) {
    present(repetition, 1);
    texts++;
    if (direct) {
      writePlain(value.getBytes(StandardCharsets.UTF_8));
      return;
    }
    int id = id(value);
    runs.add(id, 1);
    if (!inPage.get(id)) {
      inPage.set(id);
      note(dictionary.utf8(id));
    }
    if (texts == LOOK && ROWS_EACH * dictionary.size() > texts) {
      direct = true;
      runs.forEach((run, times) -> writePlain(dictionary.utf8(run), times));
      runs.clear();
    }
  }

  /** Drives, channels and names come as the same few instances again and again. */
  @SuppressWarnings("ReferenceEquality")
  private int id(String value) {
    int place = value.hashCode() & LAST - 1;
    if (value != lastTexts[place]) {
      lastIds[place] = dictionary.id(value);
      lastTexts[place] = value;
    }
    return lastIds[place];
  }

  private void writePlain(byte[] utf8, int times) {
    for (int i = 0; i < times; i++) {
      writePlain(utf8);
    }
  }

  private void writePlain(byte[] utf8) {
    plain.add(utf8);
    note(utf8);
  }

  private void note(byte[] utf8) {
    if (smallest == null || Arrays.compareUnsigned(utf8, smallest) < 0) {
      smallest = utf8;
    }
    if (largest == null || Arrays.compareUnsigned(utf8, largest) > 0) {
      largest = utf8;
    }
  }

  @Override
  Encoding encoding() {
    return direct || dictionary.size() == 0 ? Encoding.PLAIN : Encoding.PLAIN_DICTIONARY;
  }

  @Override
  BytesInput values() throws IOException {
    if (smallest != null) {
      statistics().updateStats(Binary.fromConstantByteArray(smallest));
      statistics().updateStats(Binary.fromConstantByteArray(largest));
    }
    if (encoding() == Encoding.PLAIN) {
      return plain.input();
    }
    dictionaryUsed = true;
    return RunColumn.page(runs, dictionary.size());
  }

  @Override
  void clear() {
    runs.clear();
    inPage.clear();
    plain.clear();
    smallest = null;
    largest = null;
    direct |= dictionary.bytes() >= MAX_DICTIONARY_BYTES;
  }

  @Override
  void endGroup(PageWriter out) throws IOException {
    if (dictionaryUsed) {
      out.writeDictionaryPage(dictionary.page());
    }
    dictionary.clear();
    dictionaryUsed = false;
    direct = false;
    texts = 0;
    Arrays.fill(lastTexts, null);
  }

  @Override
  long valueBytes() {
    return runs.bytes() + plain.size();
  }
}
