package io.roadloom.jobs.dataset;

import javax.annotation.Nullable;

/** What is known of samples that show nearly the same. */
interface Alikeness {
  /** No two samples show the same. */
  Alikeness NONE =
      new Alikeness() {
        @Override
        public boolean any() {
          return false;
        }

        @Override
        public String cluster(String sampleToken) {
          return null;
        }

        @Override
        public boolean dropped(String sampleToken) {
          return false;
        }
      };

  /** Whether there is a cluster at all. */
  boolean any();

  /** The cluster of a sample; null where it is alone. */
  @Nullable
  String cluster(String sampleToken);

  /** Whether another sample of its cluster stands for it. */
  boolean dropped(String sampleToken);
}
