package io.roadloom.dataset.similar;

import javax.annotation.Nullable;

/**
 * What a search for near-duplicates found; the same whatever order the images came in. Samples come
 * in an order of drives, by their first sample, and in a drive in time: a sample is dropped if all
 * of its images are near-duplicates of images of samples that are kept, in this order.
 */
public interface NearDuplicates {
  /**
   * The sample's cluster: the samples that pairs of near-duplicates lead to from it, dropped or
   * not.
   *
   * @return the token of the cluster's first sample; null where the sample is alone
   */
  @Nullable
  String cluster(String sampleToken);

  /** Whether the sample need not be kept. */
  boolean dropped(String sampleToken);

  /** Why one of a dropped sample's images needs no sample; null for any other image. */
  @Nullable
  NearDuplicate reason(String sampleToken, String channel);

  /** How many clusters there are. */
  int clusters();

  /** How many samples are dropped. */
  int droppedSamples();
}
