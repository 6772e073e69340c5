package io.roadloom.decode.can;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Reads the statements of a DBC file that say what frames mean; passes over the rest. */
final class DbcParser {
  private static final long MAX_ID = 0xFFFFFFFFL;

  /** Of the message that holds the signals which are in no message. */
  private static final long NO_FRAME = 0xC0000000L;

  private final DbcCursor in;
  private final Map<Long, MessageDraft> messages = new LinkedHashMap<>();
  private final SignalStatement signals;
  private final DetailStatements details;
  private @Nullable MessageDraft open;

  private DbcParser(DbcCursor in) {
    this.in = in;
    this.signals = new SignalStatement(in);
    this.details = new DetailStatements(in, messages);
  }

  static List<DbcMessage> parse(String text) throws DbcException {
    DbcCursor in = new DbcCursor(DbcLexer.tokens(text));
    if (!in.peek().isKeyword()) {
      throw in.unexpected("a CAN database (DBC)");
    }
    DbcParser parser = new DbcParser(in);
    while (in.peek().kind() != DbcToken.Kind.END) {
      parser.statement();
    }
    List<DbcMessage> finished = new ArrayList<>();
    for (MessageDraft message : parser.messages.values()) {
      if (message.id != NO_FRAME) {
        finished.add(message.finished());
      }
    }
    return finished;
  }

  private void statement() throws DbcException {
    if (in.accept(";")) {
      return;
    }
    if (!in.peek().isKeyword()) {
      throw in.unexpected("a statement that starts with BO_, SG_ or another keyword of DBC");
    }
    DbcToken keyword = in.next();
    switch (keyword.text()) {
      case "NS_" -> in.skipSymbols(keyword.line());
      case "BU_" -> {
        in.accept(":");
        in.skipNodes();
      }
      case "VERSION" -> in.text("a version in quotes");
      case "BO_" -> message(keyword.line());
      case "SG_" -> signal(keyword.line());
      case "VAL_" -> details.values();
      case "VAL_TABLE_" -> details.table();
      case "SIG_VALTYPE_" -> details.type();
      case "SG_MUL_VAL_" -> details.multiplexing();
      case "BA_" -> details.attribute();
      default -> in.skipStatement();
    }
  }

  private void message(int line) throws DbcException {
    long id = in.whole("a frame id", MAX_ID);
    String name = in.word("a message's name");
    in.expect(":");
    in.whole("a number of bytes", MAX_ID);
    in.skipNodes();
    open = new MessageDraft(id, name, line);
    MessageDraft before = messages.put(id, open);
    if (before != null) {
      throw new DbcException(
          line,
          "one message of id " + id,
          "a second, «" + name + "»; «" + before.name + "» in line " + before.line + " has it");
    }
  }

  private void signal(int line) throws DbcException {
    if (open == null) {
      throw new DbcException(line, "a message (BO_) before its signals", "SG_");
    }
    SignalDraft signal = signals.read();
    SignalDraft before = open.signals.put(signal.shortName, signal);
    if (before != null) {
      throw new DbcException(
          line,
          "one signal «" + signal.shortName + "» in message " + open.name,
          "a second; the first is in line " + before.line);
    }
  }
}
