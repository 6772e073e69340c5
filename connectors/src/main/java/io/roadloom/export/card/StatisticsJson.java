package io.roadloom.export.card;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code statistics.json}: the counts as they are, with what is derived of them. */
final class StatisticsJson {
  private StatisticsJson() {}

  static ObjectNode of(ExportStatistics statistics) {
    ObjectNode json = Json.object();
    json.put("samples", statistics.samples());
    json.set("samples_by_split", Json.tree(statistics.samplesBySplit()));
    json.put("samples_without_position", statistics.withoutPosition());
    json.put("samples_without_orientation", statistics.withoutOrientation());
    json.set("completeness", histogram(statistics.completeness()));
    json.set("scene_speed_m_s", histogram(statistics.speed()));
    json.set("samples_by_tag", Json.tree(statistics.tags()));
    ObjectNode channels = json.putObject("channels");
    statistics.channels().forEach((topic, counts) -> channels.set(topic, channel(counts)));
    return json;
  }

  private static ObjectNode channel(ChannelStatistics counts) {
    ObjectNode json = Json.object();
    json.put("key_frames", counts.keyFrames());
    json.put("sweeps", counts.sweeps());
    json.put("bytes", counts.bytes());
    json.put("readings_without_mounting", counts.withoutMounting());
    if (counts.camera()) {
      json.put("readings_without_optics", counts.withoutOptics());
    }
    json.set("residual_ms", histogram(counts.residualMs()));
    return json;
  }

  private static ObjectNode histogram(Histogram histogram) {
    ObjectNode json = Json.object();
    json.put("count", histogram.count());
    json.put("min", histogram.min());
    json.put("mean", histogram.mean());
    json.put("max", histogram.max());
    json.set("edges", Json.tree(histogram.edges()));
    json.set("counts", Json.tree(histogram.counts()));
    json.put("below", histogram.below());
    json.put("above", histogram.above());
    return json;
  }
}
