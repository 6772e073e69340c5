package io.roadloom.jobs.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * What a version came to; the same wherever and whenever it is built.
 *
 * @param largestGroup members of it: no split can be smaller than a group in it
 * @param drivesWithoutPosition drives that are kept apart by images alone
 * @param splits by name, in the order of the spec
 * @param shareError the greatest difference between a share asked for and got
 * @param dropped samples by reason
 * @param balance by value of the tag; empty where the spec balances by none
 * @param leakage how near the splits come to each other, a pair each
 */
public record BuildReport(
    long samples,
    int drives,
    int groups,
    @JsonProperty("largest_group") long largestGroup,
    @JsonProperty("drives_without_position") int drivesWithoutPosition,
    Map<String, Split> splits,
    @JsonProperty("share_error") double shareError,
    Map<String, Long> dropped,
    Map<String, Balanced> balance,
    List<Apart> leakage) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A split: what was asked for, and what it got. */
  public record Split(double share, double got, long samples, long drives, long groups) {}

  /** Samples with a value of a tag, and members among them. */
  public record Balanced(long samples, long members) {}

  /**
   * The nearest members of two splits.
   *
   * @param metres between them; null where positions are not known
   * @param bits between the hashes of two images of one camera; null where none are found that near
   * @param bitsExactTo no two images are nearer than {@code bits} that differ in this or less
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Apart(
      String split,
      String other,
      @Nullable Double metres,
      @Nullable Integer bits,
      @JsonProperty("bits_exact_to") int bitsExactTo) {}

  /** As it stands in {@code dataset_version}. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report that is no JSON", e);
    }
  }
}
