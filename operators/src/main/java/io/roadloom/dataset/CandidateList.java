package io.roadloom.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects samples of one drive, in whatever order they come. */
public final class CandidateList {
  private final int drive;
  private final String region;
  private final List<Candidate> samples = new ArrayList<>();
  private final Map<String, Integer> scenes = new LinkedHashMap<>();
  private final List<String> tags = new ArrayList<>();

  /**
   * A sample.
   *
   * @param scene an index, as {@link #scene} gives it
   * @param cameras indexes of the channels of its images
   * @param hashes of its images
   */
  public record Candidate(
      long timestampNs,
      int scene,
      long bytes,
      double lat,
      double lon,
      int[] cameras,
      long[] hashes) {}

  public CandidateList(int drive, String region) {
    this.drive = drive;
    this.region = region;
  }

  public int drive() {
    return drive;
  }

  /** The index of a scene; empty texts for what is not there. */
  public int scene(String token, String tag) {
    return scenes.computeIfAbsent(
        token,
        added -> {
          tags.add(tag);
          return scenes.size();
        });
  }

  public void add(Candidate sample) {
    samples.add(sample);
  }

  public int size() {
    return samples.size();
  }

  /** Those that the sampler takes, by time. */
  public Candidates take(Sampler sampler, String driveId) {
    Candidate[] sorted = samples.toArray(Candidate[]::new);
    Arrays.sort(sorted, (a, b) -> Long.compare(a.timestampNs(), b.timestampNs()));
    long[] times = Arrays.stream(sorted).mapToLong(Candidate::timestampNs).toArray();
    int[] ofScene = Arrays.stream(sorted).mapToInt(Candidate::scene).toArray();
    boolean[] taken = sampler.take(driveId, times, ofScene);
    List<Candidate> kept = new ArrayList<>(sorted.length);
    for (int i = 0; i < sorted.length; i++) {
      if (taken[i]) {
        kept.add(sorted[i]);
      }
    }
    return columns(kept);
  }

  private Candidates columns(List<Candidate> kept) {
    int images = kept.stream().mapToInt(sample -> sample.cameras().length).sum();
    int[] imageSample = new int[images];
    int[] imageCamera = new int[images];
    long[] imageHash = new long[images];
    int at = 0;
    for (int i = 0; i < kept.size(); i++) {
      Candidate sample = kept.get(i);
      for (int j = 0; j < sample.cameras().length; j++, at++) {
        imageSample[at] = i;
        imageCamera[at] = sample.cameras()[j];
        imageHash[at] = sample.hashes()[j];
      }
    }
    return new Candidates(
        drive,
        region,
        List.copyOf(scenes.keySet()),
        List.copyOf(tags),
        kept.stream().mapToLong(Candidate::timestampNs).toArray(),
        kept.stream().mapToInt(Candidate::scene).toArray(),
        kept.stream().mapToLong(Candidate::bytes).toArray(),
        kept.stream().mapToDouble(Candidate::lat).toArray(),
        kept.stream().mapToDouble(Candidate::lon).toArray(),
        imageSample,
        imageCamera,
        imageHash);
  }
}
