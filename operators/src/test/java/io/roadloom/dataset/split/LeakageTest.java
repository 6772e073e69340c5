package io.roadloom.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloom.dataset.Splits;
import io.roadloom.dataset.Splits.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drives that overlap in place, in time and in images: no two splits share any of it. */
class LeakageTest {
  private static final List<Share> SHARES =
      List.of(new Share("train", 0.7), new Share("val", 0.15), new Share("test", 0.15));

  /** Samples of a drive; a place of NaN is not known. */
  private record Drive(double[] lat, double[] lon, String[] cluster, long[] hash) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void keepsSplitsApart(long seed) {
    Random random = new Random(seed);
    double buffer = random.nextInt(3) * 40;
    Splits splits = new Splits(SHARES, 20 + random.nextInt(200), buffer, seed);
    List<Drive> drives = drives(random);
    LeakageGroups groups = new LeakageGroups(splits.cellMetres(), buffer);
    for (int i = 0; i < drives.size(); i++) {
      groups.drive(i);
      join(groups, drives.get(i));
    }
    Map<Integer, Long> sizes = new HashMap<>();
    for (int i = 0; i < drives.size(); i++) {
      sizes.merge(groups.group(i), (long) drives.get(i).lat().length, Long::sum);
    }
    Map<String, String> dealt =
        new Dealing(splits)
            .deal(
                sizes.entrySet().stream()
                    .map(group -> new Dealing.Group("" + group.getKey(), group.getValue()))
                    .toList());

    LeakageSearch search = new LeakageSearch(splits.names(), 0, 1, 7);
    int[] of = new int[drives.size()];
    for (int i = 0; i < of.length; i++) {
      of[i] = splits.names().indexOf(dealt.get("" + groups.group(i)));
    }
    assertApart(seed, buffer, drives, of);
    assertMeasured(seed, search, drives, of);
  }

  private static void join(LeakageGroups groups, Drive drive) {
    for (int s = 0; s < drive.lat().length; s++) {
      if (Globe.isPlace(drive.lat()[s], drive.lon()[s])) {
        groups.place(drive.lat()[s], drive.lon()[s]);
      }
      if (drive.cluster()[s] != null) {
        groups.cluster(drive.cluster()[s]);
      }
    }
  }

  private static void assertApart(long seed, double buffer, List<Drive> drives, int[] of) {
    for (int a = 0; a < of.length; a++) {
      for (int b = 0; b < a; b++) {
        if (of[a] != of[b]) {
          assertThat(metres(drives.get(a), drives.get(b)))
              .as("seed %d, drives %d and %d", seed, a, b)
              .isGreaterThan(buffer);
          assertThat(Collections.disjoint(clusters(drives.get(a)), clusters(drives.get(b))))
              .as("seed %d, drives %d and %d", seed, a, b)
              .isTrue();
        }
      }
    }
  }

  private static Set<String> clusters(Drive drive) {
    return Arrays.stream(drive.cluster()).filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** The search finds what comparing all with all finds. */
  private static void assertMeasured(
      long seed, LeakageSearch search, List<Drive> drives, int[] of) {
    for (int i = 0; i < of.length; i++) {
      for (int s = 0; s < drives.get(i).lat().length; s++) {
        if (Globe.isPlace(drives.get(i).lat()[s], drives.get(i).lon()[s])) {
          search.filePlace(of[i], drives.get(i).lat()[s], drives.get(i).lon()[s]);
        }
        search.fileHash(of[i], 0, drives.get(i).hash()[s]);
      }
    }
    search.build(1_000);
    for (int i = 0; i < of.length; i++) {
      for (int s = 0; s < drives.get(i).lat().length; s++) {
        if (Globe.isPlace(drives.get(i).lat()[s], drives.get(i).lon()[s])) {
          search.searchPlace(of[i], drives.get(i).lat()[s], drives.get(i).lon()[s]);
        }
        search.searchHash(of[i], 0, drives.get(i).hash()[s]);
      }
    }
    for (LeakageSearch.Distance found : search.distances()) {
      double metres = Double.POSITIVE_INFINITY;
      int bits = 65;
      for (int a = 0; a < of.length; a++) {
        for (int b = 0; b < of.length; b++) {
          if (SHARES.get(of[a]).split().equals(found.split())
              && SHARES.get(of[b]).split().equals(found.other())) {
            metres = Math.min(metres, metres(drives.get(a), drives.get(b)));
            bits = Math.min(bits, bits(drives.get(a), drives.get(b)));
          }
        }
      }
      if (found.metres() == null) {
        assertThat(metres).as("seed %d", seed).isInfinite();
      } else {
        assertThat(found.metres()).as("seed %d", seed).isCloseTo(metres, within(0.01));
      }
      if (bits <= found.bitsExactTo()) {
        assertThat(found.bits()).as("seed %d", seed).isEqualTo(bits);
      } else if (found.bits() != null) {
        assertThat(found.bits()).as("seed %d", seed).isGreaterThanOrEqualTo(bits);
      }
    }
  }

  private static double metres(Drive a, Drive b) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < a.lat().length; i++) {
      for (int j = 0; j < b.lat().length; j++) {
        double metres = Globe.metres(a.lat()[i], a.lon()[i], b.lat()[j], b.lon()[j]);
        nearest = Double.isNaN(metres) ? nearest : Math.min(nearest, metres);
      }
    }
    return nearest;
  }

  private static int bits(Drive a, Drive b) {
    int nearest = 65;
    for (long x : a.hash()) {
      for (long y : b.hash()) {
        nearest = Math.min(nearest, Long.bitCount(x ^ y));
      }
    }
    return nearest;
  }

  /** Around one of four places: a town, the date line, a pole, the equator. */
  private static List<Drive> drives(Random random) {
    double[][] towns = {{48.1, 11.5}, {-17, 179.99}, {89.98, 30}, {0, 0}};
    double[] town = towns[random.nextInt(towns.length)];
    double spread = 0.02 + random.nextDouble() * 0.2;
    List<Drive> drives = new ArrayList<>();
    int count = 20 + random.nextInt(40);
    for (int i = 0; i < count; i++) {
      int samples = 1 + random.nextInt(30);
      double[] lat = new double[samples];
      double[] lon = new double[samples];
      String[] cluster = new String[samples];
      long[] hash = new long[samples];
      double atLat = town[0] + (random.nextDouble() - 0.5) * spread;
      double atLon = town[1] + (random.nextDouble() - 0.5) * spread;
      boolean lost = random.nextInt(8) == 0;
      for (int s = 0; s < samples; s++) {
        atLat = Math.max(-90, Math.min(90, atLat + (random.nextDouble() - 0.5) * 2e-4));
        atLon += (random.nextDouble() - 0.5) * 2e-4;
        lat[s] = lost ? Double.NaN : atLat;
        lon[s] = lost ? Double.NaN : atLon > 180 ? atLon - 360 : atLon;
        cluster[s] = random.nextInt(40) == 0 ? "c" + random.nextInt(10) : null;
        hash[s] =
            random.nextInt(10) == 0
                ? 0xABCDEFL ^ (1L << random.nextInt(64)) ^ (1L << random.nextInt(64))
                : random.nextLong();
      }
      drives.add(new Drive(lat, lon, cluster, hash));
    }
    return drives;
  }
}
