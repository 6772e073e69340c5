package io.roadloom.decode.can;

import java.util.LinkedHashMap;
import java.util.Map;

/** A message of which later statements may say more. */
final class MessageDraft {
  final long id;
  final int line;
  final Map<String, SignalDraft> signals = new LinkedHashMap<>();
  String name;

  MessageDraft(long id, String name, int line) {
    this.id = id;
    this.name = name;
    this.line = line;
  }

  DbcMessage finished() throws DbcException {
    return new DbcMessage(id, name, Multiplexing.resolve(this));
  }
}
