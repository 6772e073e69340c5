package io.roadloom.export.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The plots of the statistics, by name; of what nothing is known there is none. */
final class Plots {
  /** A tag with more values says nothing in bars. */
  private static final int MOST_VALUES = 20;

  private final List<Plot> plots = new ArrayList<>();

  private Plots() {}

  static List<Plot> of(ExportStatistics statistics) {
    Plots plots = new Plots();
    plots.add("channels", "Readings by channel", "channel", channels(statistics));
    plots.add(
        "completeness",
        "Samples by completeness",
        "share of channels and signals that have a value, lower edge",
        statistics.completeness().bars());
    plots.add("residuals", "Readings by residual", "ms, lower edge", residuals(statistics));
    plots.add(
        "speed",
        "Samples by mean speed of their scene",
        "m/s, lower edge",
        statistics.speed().bars());
    plots.add("splits", "Samples by split", "split", bars(statistics.samplesBySplit()));
    plots.add("tags", "Samples by tag", "tag of the scene", tags(statistics));
    return plots.plots;
  }

  private void add(String name, String title, String axis, Bars bars) {
    if (bars.largest() > 0) {
      plots.add(new Plot(name, title, BarChart.draw(title, axis, bars)));
    }
  }

  private static Bars channels(ExportStatistics statistics) {
    Bars bars = new Bars();
    statistics
        .channels()
        .forEach((topic, counts) -> bars.add(topic, counts.keyFrames() + counts.sweeps()));
    return bars;
  }

  private static Bars residuals(ExportStatistics statistics) {
    Histogram all = ChannelStatistics.residuals();
    statistics.channels().values().forEach(counts -> all.add(counts.residualMs()));
    return all.bars();
  }

  private static Bars bars(Map<String, Long> counts) {
    Bars bars = new Bars();
    counts.forEach(bars::add);
    return bars;
  }

  private static Bars tags(ExportStatistics statistics) {
    Bars bars = new Bars();
    for (Map.Entry<String, SortedMap<String, Long>> tag : statistics.tags().entrySet()) {
      if (tag.getValue().size() <= MOST_VALUES) {
        tag.getValue().forEach((value, n) -> bars.add(tag.getKey() + " " + value, n));
      }
    }
    return bars;
  }
}
