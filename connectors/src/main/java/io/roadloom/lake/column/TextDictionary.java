package io.roadloom.lake.column;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.shaded.org.apache.parquet.column.Encoding;
import org.apache.iceberg.shaded.org.apache.parquet.column.page.DictionaryPage;

/** Different texts of a row group, numbered from 0. */
final class TextDictionary {
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<byte[]> texts = new ArrayList<>();
  private final PlainBytes page = new PlainBytes();

  /** The number of a text, which is added if it is new. */
  int id(String text) {
    Integer known = ids.get(text);
    if (known != null) {
      return known;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ids.put(text, texts.size());
    texts.add(utf8);
    page.add(utf8);
    return texts.size() - 1;
  }

  byte[] utf8(int id) {
    return texts.get(id);
  }

  int size() {
    return texts.size();
  }

  int bytes() {
    return page.size();
  }

  /** Holds until more is added. */
  DictionaryPage page() {
    return new DictionaryPage(page.input(), texts.size(), Encoding.PLAIN_DICTIONARY);
  }

  void clear() {
    ids.clear();
    texts.clear();
    page.clear();
  }
}
