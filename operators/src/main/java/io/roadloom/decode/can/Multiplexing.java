package io.roadloom.decode.can;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/** Finds out which signal selects which, and puts each behind the one that selects it. */
final class Multiplexing {
  private final MessageDraft message;
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<DbcSignal> ordered = new ArrayList<>();

  private Multiplexing(MessageDraft message) {
    this.message = message;
  }

  static List<DbcSignal> resolve(MessageDraft message) throws DbcException {
    return new Multiplexing(message).resolve();
  }

  private List<DbcSignal> resolve() throws DbcException {
    List<SignalDraft> todo = new ArrayList<>(message.signals.values());
    while (!todo.isEmpty()) {
      int before = todo.size();
      List<SignalDraft> later = new ArrayList<>();
      for (SignalDraft signal : todo) {
        if (!place(signal)) {
          later.add(signal);
        }
      }
      if (later.size() == before) {
        SignalDraft first = later.get(0);
        throw new DbcException(
            first.selectedLine,
            "multiplexors that do not select each other",
            DbcException.quoted(first.shortName));
      }
      todo = later;
    }
    return ordered;
  }

  /** False where the signal that selects this one has no place yet. */
  private boolean place(SignalDraft signal) throws DbcException {
    Integer selector = -1;
    if (signal.isMultiplexed()) {
      selector = places.get(multiplexor(signal).shortName);
      if (selector == null) {
        return false;
      }
    }
    places.put(signal.shortName, ordered.size());
    ordered.add(signal.finished(selector));
    return true;
  }

  private SignalDraft multiplexor(SignalDraft signal) throws DbcException {
    SignalDraft found =
        signal.multiplexor == null ? only(signal) : message.signals.get(signal.multiplexor);
    if (found == null) {
      throw new DbcException(
          signal.selectedLine,
          "a multiplexor of " + message.name + "." + signal.shortName,
          signal.multiplexor == null ? "none" : DbcException.quoted(signal.multiplexor));
    }
    return found;
  }

  /** The message's multiplexor, where the signal does not say which. */
  private @Nullable SignalDraft only(SignalDraft signal) throws DbcException {
    List<SignalDraft> plain =
        message.signals.values().stream()
            .filter(other -> other.isMultiplexor && !other.isMultiplexed())
            .toList();
    if (plain.size() > 1) {
      throw new DbcException(
          signal.selectedLine,
          "an SG_MUL_VAL_ that says which multiplexor selects "
              + message.name
              + "."
              + signal.shortName,
          "none");
    }
    return plain.isEmpty() ? null : plain.get(0);
  }
}
