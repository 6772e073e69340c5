package io.roadloom.synthetic;

import java.util.Locale;

/** The CAN database of the synthetic car. */
final class DemoDbc {
  private DemoDbc() {}

  static String text() {
    StringBuilder dbc = new StringBuilder("VERSION \"\"\n\nNS_ :\n\nBS_:\n\nBU_: CAR\n\n");
    for (CanSignal signal : CanSignal.ALL) {
      dbc.append(String.format("BO_ %d %s: 8 CAR\n", signal.id(), signal.message()));
      dbc.append(definition(signal)).append("\n\n");
    }
    for (CanSignal signal : CanSignal.ALL) {
      if (!signal.labels().isEmpty()) {
        dbc.append("VAL_ ").append(signal.id()).append(' ').append(CanSignal.NAME);
        for (int i = 0; i < signal.labels().size(); i++) {
          dbc.append(' ').append(i).append(" \"").append(signal.labels().get(i)).append('"');
        }
        dbc.append(" ;\n");
      }
    }
    return dbc.toString();
  }

  private static String definition(CanSignal signal) {
    double low = signal.signed() ? -32768 * signal.scale() : 0;
    double high = (signal.signed() ? 32767 : 65535) * signal.scale();
    return String.format(
        Locale.ROOT,
        " SG_ %s : %s%s (%s,0) [%.3f|%.3f] \"%s\" XXX",
        CanSignal.NAME,
        signal.bigEndian() ? "7|16@0" : "0|16@1",
        signal.signed() ? "-" : "+",
        signal.scale(),
        low,
        high,
        signal.unit());
  }
}
