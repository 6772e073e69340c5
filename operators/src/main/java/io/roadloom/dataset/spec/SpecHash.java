package io.roadloom.dataset.spec;

import io.roadloom.dataset.DatasetSpec;
import io.roadloom.dataset.Sampling;
import io.roadloom.dataset.Splits;
import io.roadloom.model.Token;
import java.util.ArrayList;
import java.util.List;

/** The same for two specs that mean the same, however they are written down. */
final class SpecHash {
  private final List<byte[]> parts = new ArrayList<>();

  private SpecHash() {}

  static String of(DatasetSpec spec) {
    return new SpecHash().hash(spec);
  }

  private String hash(DatasetSpec spec) {
    add(spec.name());
    add(spec.version());
    add(spec.description());
    add(spec.licence());
    add(spec.restrictions());
    add(spec.snapshot());
    add(spec.select());
    list(spec.require());
    add(spec.minCompleteness());
    sampling(spec.sampling());
    add(spec.nearDuplicates().drop());
    add(spec.nearDuplicates().maxDistance());
    list(spec.nearDuplicates().channels());
    splits(spec.splits());
    add(spec.export().shardBytes());
    add(spec.export().seed());
    return Token.of(parts.toArray(byte[][]::new));
  }

  private void sampling(Sampling sampling) {
    add(sampling.every());
    add(sampling.periodNs());
    add(sampling.maxPerScene());
    add(sampling.seed());
    add(sampling.balance() == null ? null : sampling.balance().by());
    add(sampling.balance() == null ? null : sampling.balance().ratio());
  }

  private void splits(Splits splits) {
    list(splits.shares().stream().map(share -> share.split() + "=" + share.share()).toList());
    add(splits.cellMetres());
    add(splits.bufferMetres());
    add(splits.seed());
  }

  private void list(List<String> values) {
    add(values.size());
    values.forEach(this::add);
  }

  /** What is not there differs from what is empty. */
  private void add(Object value) {
    parts.add(Token.text(value == null ? "-" : "+" + value));
  }
}
