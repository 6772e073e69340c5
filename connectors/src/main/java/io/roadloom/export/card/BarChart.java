package io.roadloom.export.card;

import java.util.Locale;

/** A bar chart as SVG: text of the same bytes for the same bars, wherever it is drawn. */
final class BarChart {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 320;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 44;
  private static final int BOTTOM = 84;
  private static final int GRID_LINES = 4;
  private static final int MOST_LABELS = 24;

  private final StringBuilder svg = new StringBuilder();
  private final Bars bars;
  private final long top;

  private BarChart(Bars bars) {
    this.bars = bars;
    this.top = Math.max(1, bars.largest());
  }

  /**
   * @param axis what the labels are, with their unit
   */
  static String draw(String title, String axis, Bars bars) {
    BarChart chart = new BarChart(bars);
    chart.open(title);
    chart.grid();
    chart.bars();
    chart.close(axis);
    return chart.svg.toString();
  }

  private void open(String title) {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"", WIDTH, HEIGHT);
    add(" font-family=\"sans-serif\" font-size=\"11\" role=\"img\">\n");
    add("<title>%s</title>\n", escaped(title));
    add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", WIDTH, HEIGHT);
    add(
        "<text x=\"%d\" y=\"24\" font-size=\"15\" fill=\"#1f2933\">%s</text>\n",
        LEFT, escaped(title));
  }

  private void grid() {
    for (int i = 0; i <= GRID_LINES; i++) {
      double y = HEIGHT - BOTTOM - (double) i / GRID_LINES * plotHeight();
      add("<line x1=\"%d\" x2=\"%d\"", LEFT, WIDTH - RIGHT);
      add(" y1=\"%.2f\" y2=\"%.2f\" stroke=\"#d9e2ec\"/>\n", y, y);
      add("<text x=\"%d\" y=\"%.2f\" text-anchor=\"end\" fill=\"#52606d\">", LEFT - 6, y + 4);
      add("%s</text>\n", Numbers.shortest((double) top * i / GRID_LINES));
    }
  }

  private void bars() {
    double slot = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, bars.size());
    int labelEvery = (bars.size() + MOST_LABELS - 1) / MOST_LABELS;
    for (int i = 0; i < bars.size(); i++) {
      double height = (double) bars.count(i) / top * plotHeight();
      double x = LEFT + i * slot;
      add("<rect x=\"%.2f\" y=\"%.2f\"", x + slot * 0.1, HEIGHT - BOTTOM - height);
      add(" width=\"%.2f\" height=\"%.2f\" fill=\"#2f6fab\">", slot * 0.8, height);
      add("<title>%s: %s</title></rect>\n", escaped(bars.label(i)), Numbers.grouped(bars.count(i)));
      if (i % labelEvery == 0) {
        label(x + slot / 2, bars.label(i));
      }
    }
  }

  private void label(double x, String text) {
    double y = HEIGHT - BOTTOM + 14;
    add("<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"end\" fill=\"#52606d\"", x, y);
    add(" transform=\"rotate(-35 %.2f %.2f)\">%s</text>\n", x, y, escaped(text));
  }

  private void close(String axis) {
    add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\"", WIDTH - RIGHT, HEIGHT - 8);
    add(" fill=\"#52606d\">%s</text>\n</svg>\n", escaped(axis));
  }

  private static int plotHeight() {
    return HEIGHT - TOP - BOTTOM;
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
