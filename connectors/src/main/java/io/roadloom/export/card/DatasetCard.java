package io.roadloom.export.card;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code README.md}: the dataset card. */
final class DatasetCard {
  private final ExportFacts facts;
  private final Markdown text = new Markdown();

  private DatasetCard(ExportFacts facts) {
    this.facts = facts;
  }

  static String of(ExportFacts facts) {
    DatasetCard card = new DatasetCard(facts);
    card.what();
    card.how();
    SplitSection.write(facts, card.text);
    card.statistics();
    card.unknown();
    card.use();
    return CardHeader.of(facts) + "\n" + card.text;
  }

  private void what() {
    DatasetFacts dataset = facts.dataset();
    text.title("%s, version %d".formatted(dataset.name(), dataset.version()));
    if (dataset.description() != null) {
      text.paragraph("%s", dataset.description());
    }
    ExportStatistics statistics = facts.statistics();
    text.paragraph(
        "%s samples of driving from %s recordings of %s drives, exported as %s (%s).%s",
        Numbers.grouped(statistics.samples()),
        Numbers.grouped(statistics.recordings().size()),
        Numbers.grouped(
            statistics.recordings().values().stream()
                .map(RecordingUse::driveId)
                .distinct()
                .count()),
        facts.format().title(),
        Numbers.bytes(facts.bytes()),
        span());
    text.paragraph("%s", facts.format().layout());
  }

  private String span() {
    Long first = facts.statistics().firstNs();
    Long last = facts.statistics().lastNs();
    return first == null || last == null
        ? ""
        : " The oldest sample is of %s, the newest of %s.".formatted(day(first), day(last));
  }

  static String day(long ns) {
    return Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(ns)).toString().substring(0, 10);
  }

  private void how() {
    DatasetFacts dataset = facts.dataset();
    text.section("How it was built");
    text.paragraph(
        "By Roadloom %s from the description below (`spec.yaml`). The same description over the"
            + " same tables gives the same files to the byte.",
        dataset.codeVersion());
    text.code("yaml", dataset.spec());
    text.header("", "");
    text.row("Token of the description's meaning", "`" + dataset.specHash() + "`");
    text.row("SHA-256 over the members in order", "`" + dataset.membersDigest() + "`");
    text.endTable();
    text.paragraph(
        "`manifest.json` names the recordings that it was made of, and each file with its SHA-256;"
            + " `croissant.json` describes the files to tools.");
  }

  private void statistics() {
    ExportStatistics statistics = facts.statistics();
    text.section("Statistics");
    text.header("", "mean", "min", "max");
    row("completeness", statistics.completeness());
    row("mean speed of the sample's scene, m/s", statistics.speed());
    text.endTable();
    text.header("channel", "key frames", "sweeps", "bytes", "mean residual, ms");
    statistics
        .channels()
        .forEach(
            (topic, counts) ->
                text.row(
                    "`" + topic + "`",
                    Numbers.grouped(counts.keyFrames()),
                    Numbers.grouped(counts.sweeps()),
                    Numbers.bytes(counts.bytes()),
                    Numbers.orDash(counts.residualMs().mean())));
    text.endTable();
    text.paragraph("All counts are in `statistics.json`.");
    for (Plot plot : Plots.of(statistics)) {
      text.image(plot.title(), plot.path());
    }
  }

  private void row(String name, Histogram values) {
    text.row(
        name,
        Numbers.orDash(values.mean()),
        Numbers.orDash(values.min()),
        Numbers.orDash(values.max()));
  }

  private void unknown() {
    ExportStatistics statistics = facts.statistics();
    text.section("What is not known");
    text.paragraph(
        "A pose, a mounting or optics that no recording and no rig states is null in the files; it"
            + " is never replaced by an identity.");
    text.header("not known", "of", "unknown");
    unknown("where the vehicle was", "samples", statistics.withoutPosition(), statistics.samples());
    unknown(
        "how the vehicle stood", "samples", statistics.withoutOrientation(), statistics.samples());
    for (Map.Entry<String, ChannelStatistics> channel : statistics.channels().entrySet()) {
      ChannelStatistics counts = channel.getValue();
      long readings = counts.keyFrames() + counts.sweeps();
      String of = "readings of `" + channel.getKey() + "`";
      unknown("mounting of the sensor", of, counts.withoutMounting(), readings);
      if (counts.camera()) {
        unknown("optics of the camera", of, counts.withoutOptics(), readings);
      }
    }
    text.endTable();
    if (!facts.format().unknown().isEmpty()) {
      text.paragraph("%s", facts.format().unknown());
    }
  }

  private void unknown(String what, String of, long n, long all) {
    text.row(what, of, n == 0 ? "none" : Numbers.grouped(n) + " (" + Numbers.percent(n, all) + ")");
  }

  private void use() {
    DatasetFacts dataset = facts.dataset();
    text.section("Licence and restrictions");
    text.paragraph(
        "%s",
        dataset.licence() == null
            ? "The description states no licence: nobody is granted a use."
            : "Licence: " + dataset.licence().strip() + ". See `LICENSE`.");
    text.paragraph(
        "%s",
        dataset.restrictions() == null
            ? "The description states no restrictions on use."
            : dataset.restrictions());
  }
}
