package io.roadloom.jobs.dataset;

import io.roadloom.dataset.Candidates;
import io.roadloom.dataset.Mix;
import io.roadloom.dataset.Sampling;
import io.roadloom.dataset.similar.NearDuplicates;
import io.roadloom.model.Token;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/**
 * Which of the selected samples become members: near-duplicates first, then the balance of tags.
 */
final class Membership {
  private final Sampling sampling;
  private final boolean dropAlike;
  private final NearDuplicates alike;
  private final Map<String, Tally> tallies = new TreeMap<>();
  private boolean balanced;

  /** Samples with a value of a tag, and how many of them were taken. */
  static final class Tally {
    private long samples;
    private long taken;
    private double share = 1;

    long samples() {
      return samples;
    }

    long taken() {
      return taken;
    }
  }

  /**
   * Of one drive.
   *
   * @param taken whether a sample is a member
   * @param clusters of samples; null where none of the drive is in one
   */
  record Chosen(boolean[] taken, @Nullable String[] clusters, long alike, long unbalanced) {
    int members() {
      int members = 0;
      for (boolean is : taken) {
        members += is ? 1 : 0;
      }
      return members;
    }

    @Nullable
    String cluster(int sample) {
      return clusters == null ? null : clusters[sample];
    }
  }

  Membership(Sampling sampling, boolean dropAlike, NearDuplicates alike) {
    this.sampling = sampling;
    this.dropAlike = dropAlike;
    this.alike = alike;
  }

  /** Counts how often each value of the tag comes, so that frequent ones can be thinned out. */
  void balance(SpooledDrives spooled) throws IOException {
    if (sampling.balance() != null) {
      for (SpooledDrives.SpooledDrive drive : spooled.drives()) {
        Candidates samples = spooled.read(drive);
        boolean[] taken = choose(drive.id(), samples).taken();
        for (int i = 0; i < taken.length; i++) {
          if (taken[i]) {
            tally(samples, i).samples++;
          }
        }
      }
      setShares(tallies.values());
    }
    balanced = true;
  }

  private void setShares(Collection<Tally> all) {
    long rarest = all.stream().mapToLong(Tally::samples).min().orElse(0);
    double most = rarest * sampling.balance().ratio();
    all.forEach(tally -> tally.share = Math.min(1, most / tally.samples));
  }

  private Tally tally(Candidates samples, int i) {
    String value = samples.tags().get(samples.scene()[i]);
    return tallies.computeIfAbsent(value, first -> new Tally());
  }

  /** By value of the tag; empty where the spec balances by none. */
  Map<String, Tally> tallies() {
    return tallies;
  }

  Chosen choose(String driveId, Candidates samples) {
    boolean[] taken = new boolean[samples.size()];
    String[] clusters = alike.clusters() > 0 ? new String[samples.size()] : null;
    long seed = Mix.of(driveId, sampling.seed() + 1);
    long dropped = 0;
    long unbalanced = 0;
    for (int i = 0; i < taken.length; i++) {
      boolean drop = false;
      if (clusters != null) {
        String token = Token.sample(driveId, samples.timestampNs()[i]);
        clusters[i] = alike.cluster(token);
        drop = dropAlike && alike.dropped(token);
      }
      boolean thin =
          balanced
              && sampling.balance() != null
              && Mix.unit(Mix.of(samples.timestampNs()[i], seed)) >= tally(samples, i).share;
      taken[i] = !drop && !thin;
      dropped += drop ? 1 : 0;
      unbalanced += !drop && thin ? 1 : 0;
    }
    return new Chosen(taken, clusters, dropped, unbalanced);
  }

  /** Counts the members with each value of the tag. */
  void count(Candidates samples, Chosen chosen) {
    if (sampling.balance() != null) {
      for (int i = 0; i < chosen.taken().length; i++) {
        tally(samples, i).taken += chosen.taken()[i] ? 1 : 0;
      }
    }
  }
}
