package io.roadloom.rig.read;

import io.roadloom.decode.MessageDecoder.SignalInfo;
import io.roadloom.rig.RigException;
import io.roadloom.rig.SignalRule;
import io.roadloom.yaml.Nearest;
import java.util.List;
import java.util.Map;

/** Holds the signals of a rig against the CAN databases of their channels. */
final class CanSignals {
  private CanSignals() {}

  /**
   * @param databases by topic
   * @throws RigException where a database lacks a signal
   */
  static void check(ParsedRig parsed, Map<String, ChannelReader.Database> databases) {
    for (SignalRule signal : parsed.rig().signals()) {
      ChannelReader.Database database = databases.get(signal.channel());
      if (database != null) {
        List<String> names = database.frames().signals().stream().map(SignalInfo::name).toList();
        if (!names.contains(signal.field())) {
          throw new RigException(
              "%s: CAN database %s has no signal %s; %s"
                  .formatted(
                      parsed.place("signals." + signal.name()),
                      database.path(),
                      signal.field(),
                      names.isEmpty()
                          ? "it has none at all"
                          : "it has: " + Nearest.list(signal.field(), names)));
        }
      }
    }
  }
}
