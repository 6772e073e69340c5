package io.roadloom.export.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a card says of splits and of leakage between them, by the report of the version. */
final class SplitSection {
  private final JsonNode report;
  private final Markdown text;

  private SplitSection(JsonNode report, Markdown text) {
    this.report = report;
    this.text = text;
  }

  static void write(ExportFacts facts, Markdown text) {
    SplitSection section = new SplitSection(Json.parse(facts.leakageReport()), text);
    text.section("Splits and leakage");
    section.shares(facts.statistics());
    section.groups();
    section.distances();
    section.dropped();
  }

  private void shares(ExportStatistics statistics) {
    text.paragraph(
        "Splits are drawn by leakage group, never by sample: drives that come near each other, or"
            + " that show nearly the same image, are in one group, and a group is in one split.");
    text.header("split", "samples", "share", "asked for", "drives", "groups");
    long all = statistics.samples();
    statistics
        .samplesBySplit()
        .forEach(
            (name, samples) -> {
              JsonNode split = report.path("splits").path(name);
              text.row(
                  name,
                  Numbers.grouped(samples),
                  Numbers.percent(samples, all),
                  percent(split.path("share")),
                  count(split.path("drives")),
                  count(split.path("groups")));
            });
    text.endTable();
  }

  private void groups() {
    text.header("", "");
    text.row("leakage groups", count(report.path("groups")));
    text.row("samples in the largest", count(report.path("largest_group")));
    text.row("greatest error of a share", percent(report.path("share_error")));
    text.row(
        "drives without position, kept apart by images alone",
        count(report.path("drives_without_position")));
    text.endTable();
  }

  private void distances() {
    JsonNode pairs = report.path("leakage");
    if (pairs.isEmpty()) {
      return;
    }
    text.subsection("How near the splits come to each other");
    text.header("splits", "nearest positions, m", "nearest images, bits of 64");
    for (JsonNode pair : pairs) {
      text.row(
          pair.path("split").asText() + " – " + pair.path("other").asText(),
          pair.path("metres").isNumber()
              ? Numbers.shortest(pair.path("metres").doubleValue())
              : "not known",
          bits(pair));
    }
    text.endTable();
    text.paragraph(
        "Found by a search that shares nothing with the grouping. The whole report is in"
            + " `leakage.json`.");
  }

  private static String bits(JsonNode pair) {
    return pair.path("bits").isNumber()
        ? pair.path("bits").asText()
        : "more than " + pair.path("bits_exact_to").asText();
  }

  private void dropped() {
    JsonNode dropped = report.path("dropped");
    if (dropped.isEmpty()) {
      return;
    }
    text.subsection("What was left out");
    text.header("because of", "samples");
    for (Map.Entry<String, JsonNode> reason : dropped.properties()) {
      text.row("`" + reason.getKey() + "`", count(reason.getValue()));
    }
    text.endTable();
  }

  private static String count(JsonNode number) {
    return number.isNumber() ? Numbers.grouped(number.longValue()) : "–";
  }

  private static String percent(JsonNode share) {
    return share.isNumber() ? Numbers.shortest(100 * share.doubleValue()) + " %" : "–";
  }
}
