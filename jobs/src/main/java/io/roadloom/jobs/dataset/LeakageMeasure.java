package io.roadloom.jobs.dataset;

import io.roadloom.dataset.Candidates;
import io.roadloom.dataset.split.Globe;
import io.roadloom.dataset.split.LeakageSearch;
import java.io.IOException;
import java.util.List;

/** Measures how near the splits come to each other, from the samples themselves. */
final class LeakageMeasure {
  private final SpooledDrives spooled;
  private final Membership membership;
  private final List<DriveShare> shares;
  private final List<String> splits;

  LeakageMeasure(
      SpooledDrives spooled, Membership membership, List<DriveShare> shares, List<String> splits) {
    this.spooled = spooled;
    this.membership = membership;
    this.shares = shares;
    this.splits = splits;
  }

  /** What is done with a member's place, or with the hash of one of its images. */
  private interface Step {
    void place(int split, double lat, double lon);

    void hash(int split, int camera, long hash);
  }

  /**
   * Measures.
   *
   * @param cameras how many there are
   * @param images how many members have, at most
   * @param bitsWanted up to which distance the nearest images are surely to be found
   */
  List<LeakageSearch.Distance> run(int cameras, long images, int bitsWanted) throws IOException {
    LeakageSearch search = new LeakageSearch(splits, largest(), cameras, bitsWanted);
    pass(
        new Step() {
          @Override
          public void place(int split, double lat, double lon) {
            search.filePlace(split, lat, lon);
          }

          @Override
          public void hash(int split, int camera, long hash) {
            search.fileHash(split, camera, hash);
          }
        });
    search.build(images);
    pass(
        new Step() {
          @Override
          public void place(int split, double lat, double lon) {
            search.searchPlace(split, lat, lon);
          }

          @Override
          public void hash(int split, int camera, long hash) {
            search.searchHash(split, camera, hash);
          }
        });
    return search.distances();
  }

  private int largest() {
    long[] sizes = new long[splits.size()];
    int largest = 0;
    for (DriveShare share : shares) {
      int split = splits.indexOf(share.split());
      sizes[split] += share.members();
      largest = sizes[split] > sizes[largest] ? split : largest;
    }
    return largest;
  }

  private void pass(Step step) throws IOException {
    for (DriveShare share : shares) {
      Candidates samples = spooled.read(share.drive());
      boolean[] taken = membership.choose(share.drive().id(), samples).taken();
      int split = splits.indexOf(share.split());
      for (int i = 0; i < taken.length; i++) {
        if (taken[i] && Globe.isPlace(samples.lat()[i], samples.lon()[i])) {
          step.place(split, samples.lat()[i], samples.lon()[i]);
        }
      }
      for (int i = 0; i < samples.images(); i++) {
        if (taken[samples.imageSample()[i]]) {
          step.hash(split, samples.imageCamera()[i], samples.imageHash()[i]);
        }
      }
    }
  }
}
