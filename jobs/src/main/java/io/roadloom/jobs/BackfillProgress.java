package io.roadloom.jobs;

/** Told how a backfill gets on. */
public interface BackfillProgress {
  /** Tells nobody. */
  BackfillProgress NONE =
      new BackfillProgress() {
        @Override
        public void planned(long bytes) {}

        @Override
        public void read(long bytes) {}
      };

  /** All that is to be read. */
  void planned(long bytes);

  /** All that has been read so far; now and then. */
  void read(long bytes);
}
