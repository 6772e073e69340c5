package io.roadloom.export.card;

import io.roadloom.dataset.DatasetSpec;
import io.roadloom.lake.DatasetVersion;
import javax.annotation.Nullable;

/**
 * The dataset version that was exported.
 *
 * @param description null where the spec has none
 * @param licence as the spec has it: an SPDX identifier, or words; null where it has none
 * @param restrictions on use, in words; null where the spec has none
 * @param spec the text it was built from
 * @param specHash SHA-256 of the spec's meaning, hex
 * @param membersDigest SHA-256 over the members in order, hex
 * @param codeVersion of the software that built it
 */
public record DatasetFacts(
    String name,
    int version,
    @Nullable String description,
    @Nullable String licence,
    @Nullable String restrictions,
    String spec,
    String specHash,
    String membersDigest,
    String codeVersion) {
  public static DatasetFacts of(DatasetVersion version) {
    DatasetSpec spec = version.spec();
    return new DatasetFacts(
        version.dataset(),
        version.version(),
        spec.description(),
        spec.licence(),
        spec.restrictions(),
        version.specText(),
        version.specHash(),
        version.membersDigest(),
        version.codeVersion());
  }
}
