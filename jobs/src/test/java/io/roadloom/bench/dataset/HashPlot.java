package io.roadloom.bench.dataset;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Recall and precision by threshold as an SVG of two panels. */
final class HashPlot {
  private static final int LEFT = 60;
  private static final int TOP = 50;
  private static final int WIDTH = 340;
  private static final int HEIGHT = 260;
  private static final int GAP = 70;
  private static final List<String> COLOURS =
      List.of("#d55e00", "#0072b2", "#56b4e9", "#009e73", "#cc79a7");

  private final StringBuilder svg = new StringBuilder();

  private HashPlot() {}

  /**
   * @param chosen threshold that is marked
   */
  static String of(Map<String, Distances> byHash, int chosen) {
    HashPlot plot = new HashPlot();
    int width = LEFT + 2 * WIDTH + GAP + 140;
    plot.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
        width, TOP + HEIGHT + 60);
    plot.panel(0, "recall", byHash, chosen, Distances::recall);
    plot.panel(WIDTH + GAP, "precision", byHash, chosen, Distances::precision);
    plot.legend(LEFT + 2 * WIDTH + GAP + 20, byHash);
    return plot.svg.append("</svg>\n").toString();
  }

  /** A share by threshold. */
  private interface Share {
    double at(Distances of, int threshold);
  }

  private void panel(
      int shift, String title, Map<String, Distances> byHash, int chosen, Share share) {
    int left = LEFT + shift;
    add("<text x=\"%d\" y=\"%d\" font-size=\"14\">%s</text>\n", left, TOP - 15, title);
    for (int tenth = 0; tenth <= 10; tenth += 2) {
      double y = y(tenth / 10.0);
      add(
          "<path d=\"M%d %.1fh%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\""
              + " text-anchor=\"end\">%.1f</text>\n",
          left, y, WIDTH, left - 6, y + 4, tenth / 10.0);
    }
    for (int threshold = 0; threshold <= HashTables.MAX_THRESHOLD; threshold += 2) {
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n",
          x(left, threshold), TOP + HEIGHT + 18, threshold);
    }
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">bits that may differ</text>\n",
        left + WIDTH / 2, TOP + HEIGHT + 40);
    add(
        "<path d=\"M%.1f %dv%d\" stroke=\"#888\" stroke-dasharray=\"4 3\"/>\n",
        x(left, chosen), TOP, HEIGHT);
    Iterator<String> colour = COLOURS.iterator();
    byHash.forEach((hash, of) -> line(left, colour.next(), bits -> share.at(of, bits)));
  }

  private void line(int left, String colour, IntToDoubleFunction share) {
    StringBuilder points = new StringBuilder();
    for (int threshold = 0; threshold <= HashTables.MAX_THRESHOLD; threshold++) {
      double at = share.applyAsDouble(threshold);
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(left, threshold), y(at)));
    }
    add(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n",
        points.toString().strip(), colour);
  }

  private void legend(int left, Map<String, Distances> byHash) {
    Iterator<String> colour = COLOURS.iterator();
    int y = TOP + 20;
    for (String hash : byHash.keySet()) {
      add(
          "<path d=\"M%d %dh24\" stroke=\"%s\" stroke-width=\"2\"/><text x=\"%d\""
              + " y=\"%d\">%s</text>\n",
          left, y - 4, colour.next(), left + 30, y, hash);
      y += 20;
    }
  }

  private static double x(int left, int threshold) {
    return left + (double) WIDTH * threshold / HashTables.MAX_THRESHOLD;
  }

  private static double y(double share) {
    return TOP + HEIGHT * (1 - share);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
