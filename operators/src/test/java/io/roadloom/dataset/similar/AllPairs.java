package io.roadloom.dataset.similar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Near-duplicates by the rule's own words, all images against all. */
final class AllPairs {
  private final SimilarityRule rule;
  private final Map<String, List<SampleImage>> samples = new LinkedHashMap<>();
  private final Map<String, String> cluster = new HashMap<>();
  private final Map<SampleImage, NearDuplicate> reasons = new HashMap<>();
  private final Map<SampleImage, SampleImage> runs = new HashMap<>();

  AllPairs(List<SampleImage> unordered, SimilarityRule rule) {
    this.rule = rule;
    Map<String, Long> first = new TreeMap<>();
    unordered.forEach(image -> first.merge(image.driveId(), image.timestampNs(), Math::min));
    List<SampleImage> images =
        unordered.stream()
            .sorted(
                Comparator.<SampleImage, Long>comparing(image -> first.get(image.driveId()))
                    .thenComparing(SampleImage::driveId)
                    .thenComparing(SampleImage::timestampNs)
                    .thenComparing(SampleImage::sampleToken)
                    .thenComparing(SampleImage::channel))
            .toList();
    for (SampleImage image : images) {
      samples.computeIfAbsent(image.sampleToken(), token -> new ArrayList<>()).add(image);
    }
    findRuns(images);
    cluster(images);
    choose();
  }

  private void findRuns(List<SampleImage> images) {
    Map<String, SampleImage> open = new HashMap<>();
    for (SampleImage image : images) {
      String lane = image.driveId() + " " + image.channel();
      SampleImage run = open.get(lane);
      if (run == null || !(near(run, image) && metres(run, image, 1e-7) <= rule.standingMetres())) {
        run = image;
      }
      open.put(lane, run);
      runs.put(image, run);
    }
  }

  private void cluster(List<SampleImage> images) {
    samples.keySet().forEach(token -> cluster.put(token, token));
    List<String> order = List.copyOf(samples.keySet());
    for (SampleImage a : images) {
      merge(order, a, runs.get(a));
      for (SampleImage b : images) {
        if (same(a, b)) {
          merge(order, a, b);
        }
      }
    }
  }

  private void merge(List<String> order, SampleImage a, SampleImage b) {
    String one = cluster.get(a.sampleToken());
    String other = cluster.get(b.sampleToken());
    String first = order.indexOf(one) < order.indexOf(other) ? one : other;
    cluster.replaceAll((token, of) -> of.equals(one) || of.equals(other) ? first : of);
  }

  private void choose() {
    List<SampleImage> kept = new ArrayList<>();
    for (List<SampleImage> sample : samples.values()) {
      Map<SampleImage, NearDuplicate> found = new HashMap<>();
      for (SampleImage image : sample) {
        NearDuplicate reason = reason(image, kept);
        if (reason != null) {
          found.put(image, reason);
        }
      }
      if (found.size() == sample.size()) {
        reasons.putAll(found);
      } else {
        kept.addAll(sample);
      }
    }
  }

  private NearDuplicate reason(SampleImage image, List<SampleImage> kept) {
    SampleImage best = null;
    for (SampleImage other : kept) {
      if (same(image, other) && (best == null || distance(image, other) < distance(image, best))) {
        best = other;
      }
    }
    SampleImage anchor = null;
    for (SampleImage other : kept) {
      if (runs.get(other).equals(runs.get(image))) {
        anchor = other;
      }
    }
    if (anchor != null
        && near(image, anchor)
        && (best == null || distance(image, anchor) < distance(image, best))) {
      best = anchor;
    }
    return best == null ? null : new NearDuplicate(best.sampleToken(), distance(image, best));
  }

  private boolean same(SampleImage a, SampleImage b) {
    return !a.driveId().equals(b.driveId())
        && near(a, b)
        && !(metres(a, b, 1e-4) > rule.placeMetres());
  }

  private boolean near(SampleImage a, SampleImage b) {
    return distance(a, b) <= rule.maxDistance();
  }

  private static int distance(SampleImage a, SampleImage b) {
    return Long.bitCount(a.phash() ^ b.phash());
  }

  /** Between the middles of cells of so many degrees. */
  private static double metres(SampleImage a, SampleImage b, double degrees) {
    if (a.lat() == null || b.lat() == null) {
      return Double.NaN;
    }
    double lat = cell(a.lat(), degrees);
    double otherLat = cell(b.lat(), degrees);
    double east =
        (cell(a.lon(), degrees) - cell(b.lon(), degrees))
            * Math.cos(Math.toRadians((lat + otherLat) / 2));
    return Math.hypot(east, lat - otherLat) * Math.toRadians(6_371_008.8);
  }

  private static double cell(double coordinate, double degrees) {
    return degrees < 1e-6
        ? Math.rint(coordinate / degrees) * degrees
        : (Math.floor(Math.rint(coordinate * 1e7) / 1e7 / degrees + 1e-9) + 0.5) * degrees;
  }

  Iterable<String> samples() {
    return samples.keySet();
  }

  String cluster(String token) {
    String of = cluster.get(token);
    return cluster.values().stream().filter(of::equals).count() > 1 ? of : null;
  }

  boolean dropped(String token) {
    return samples.get(token).stream().allMatch(reasons::containsKey);
  }

  NearDuplicate reason(String token, String channel) {
    for (SampleImage image : samples.get(token)) {
      if (image.channel().equals(channel)) {
        return reasons.get(image);
      }
    }
    return null;
  }
}
