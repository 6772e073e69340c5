package io.roadloom.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Token;
import io.roadloom.model.row.Scene;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SceneCutterTest {
  private static final DriveKey DRIVE = new DriveKey("car", "drive");
  private static final long MS = 1_000_000;
  private static final long START = 1_700_000_000_000L * MS;
  private static final int SEEDS = 200;

  /** What came of a drive: the token told with each sample, and the scenes. */
  private record Cut(List<String> tokens, List<Scene> scenes) {}

  @Test
  void agreesWithBruteForce() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      long periodMs = seed % 3 == 0 ? 0 : seed % 3 == 1 ? 100 : 700;
      List<SceneSample> samples = samples(seed);
      Cut cut = cut(samples, periodMs * MS, new Random(0), Integer.MAX_VALUE);
      List<List<SceneSample>> expected = bruteForce(samples, Math.max(1_000, 3 * periodMs) * MS);
      List<String> tokens = new ArrayList<>();
      for (List<SceneSample> scene : expected) {
        String token = Token.scene("drive", scene.get(0).timestampNs());
        scene.forEach(sample -> tokens.add(token));
      }
      assertThat(cut.tokens()).as("seed %d", seed).isEqualTo(tokens);
      assertThat(cut.scenes())
          .as("seed %d", seed)
          .extracting(Scene::token)
          .containsExactlyElementsOf(tokens.stream().distinct().toList());
      for (int i = 0; i < expected.size(); i++) {
        List<SceneSample> of = expected.get(i);
        Scene scene = cut.scenes().get(i);
        assertThat(scene.firstNs()).isEqualTo(of.get(0).timestampNs());
        assertThat(scene.lastNs()).isEqualTo(of.get(of.size() - 1).timestampNs());
        assertThat(scene.samples()).isEqualTo(of.size());
      }
    }
  }

  /** Cuts at gaps first, and the pieces by length then. */
  private static List<List<SceneSample>> bruteForce(List<SceneSample> samples, long gapNs) {
    List<List<SceneSample>> scenes = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= samples.size(); to++) {
      boolean gap =
          to == samples.size()
              || samples.get(to).timestampNs() - samples.get(to - 1).timestampNs() > gapNs;
      if (gap) {
        List<SceneSample> rest = samples.subList(from, to);
        while (!rest.isEmpty()) {
          long end = rest.get(0).timestampNs() + 20_000 * MS;
          int count = (int) rest.stream().filter(sample -> sample.timestampNs() < end).count();
          scenes.add(rest.subList(0, count));
          rest = rest.subList(count, rest.size());
        }
        from = to;
      }
    }
    return scenes;
  }

  @Test
  void goesOnAfterRestartsWhereItWas() throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      List<SceneSample> samples = samples(seed);
      Cut undisturbed = cut(samples, 100 * MS, new Random(0), Integer.MAX_VALUE);
      for (int restartEvery : new int[] {1, 30}) {
        assertThat(cut(samples, 100 * MS, new Random(seed), restartEvery))
            .as("seed %d, a restart in %d", seed, restartEvery)
            .isEqualTo(undisturbed);
      }
    }
  }

  @Test
  void cutsRightBehindTheLimits() throws IOException {
    assertThat(cutAt(0, 1_000).scenes()).hasSize(1);
    assertThat(cutAt(0, 1_001).scenes()).hasSize(2);
    long[] seconds = new long[22];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = i * 1_000L;
    }
    assertThat(cutAt(seconds).scenes()).extracting(Scene::samples).containsExactly(20L, 2L);
    assertThat(cutAt().scenes()).isEmpty();
  }

  /** The open scene is a handful of numbers, however long it is. */
  @Test
  void whatItRemembersDoesNotGrow() throws IOException {
    SceneCutter cutter = new SceneCutter(DRIVE, 0, null, scene -> {});
    int early = 0;
    for (long t = 0; t < 19_000; t++) {
      cutter.sceneOf(START + t * MS);
      cutter.add(RandomWay.still(START + t * MS));
      early = t == 10 ? bytes(cutter.open()).length : early;
    }
    assertThat(bytes(cutter.open())).hasSize(early).hasSizeLessThan(600);
  }

  @Test
  void aMeasureThatHasMissedABeginningIsLeftOut() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(START);
      out.writeLong(START);
      out.writeLong(1);
      out.writeInt(2);
      out.writeUTF("filling");
      out.writeInt(2);
      out.writeDouble(0.5);
      out.writeDouble(1);
      out.writeUTF("of another version");
      out.writeInt(1);
      out.writeDouble(7);
    }
    List<Scene> scenes = new ArrayList<>();
    SceneCutter cutter = new SceneCutter(DRIVE, 0, read(bytes.toByteArray()), scenes::add);
    cutter.sceneOf(START + 100 * MS);
    cutter.add(RandomWay.still(START + 100 * MS));
    cutter.end();
    assertThat(scenes).hasSize(1);
    assertThat(scenes.get(0).samples()).isEqualTo(2);
    assertThat(scenes.get(0).measures()).containsOnlyKeys("completeness_mean");
    assertThat(scenes.get(0).tags()).containsOnlyKeys("completeness");
  }

  private static Cut cutAt(long... millis) throws IOException {
    List<SceneSample> samples = new ArrayList<>();
    for (long ms : millis) {
      samples.add(RandomWay.still(START + ms * MS));
    }
    return cut(samples, 0, new Random(0), Integer.MAX_VALUE);
  }

  private static Cut cut(List<SceneSample> samples, long periodNs, Random random, int restartEvery)
      throws IOException {
    Cut cut = new Cut(new ArrayList<>(), new ArrayList<>());
    SceneCutter cutter = new SceneCutter(DRIVE, periodNs, null, cut.scenes()::add);
    for (SceneSample sample : samples) {
      cut.tokens().add(cutter.sceneOf(sample.timestampNs()));
      cutter.add(sample);
      if (random.nextInt(restartEvery) == 0) {
        OpenScene open = read(bytes(cutter.open()));
        cutter = new SceneCutter(DRIVE, periodNs, open, cut.scenes()::add);
      }
    }
    cutter.end();
    assertThat(cutter.open()).isNull();
    return cut;
  }

  private static byte[] bytes(OpenScene scene) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    scene.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static OpenScene read(byte[] bytes) throws IOException {
    return OpenScene.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static List<SceneSample> samples(long seed) {
    Random random = new Random(seed);
    RandomWay way = new RandomWay(random);
    List<SceneSample> samples = new ArrayList<>();
    long t = START + random.nextInt(1_000) * MS;
    for (int i = random.nextInt(600); i > 0; i--) {
      samples.add(way.at(t));
      t += random.nextInt(80) == 0 ? random.nextInt(4_000) * MS + 1 : 20 + random.nextInt(200) * MS;
    }
    return samples;
  }
}
