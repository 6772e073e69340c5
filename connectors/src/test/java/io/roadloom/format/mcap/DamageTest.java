package io.roadloom.format.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Truncated, flipped, mutated: what is readable is read, the rest is named, nothing hangs. */
class DamageTest {
  private static final long SEED = 7;

  @ParameterizedTest
  @CsvSource({"comma2k19-a.bitflip.mcap,46031", "comma2k19-a.truncated.mcap,50225"})
  void keepsWhatIsReadable(String file, int atLeast) throws IOException {
    Messages messages = Messages.of(Files.readAllBytes(SharedData.path("broken/" + file)));

    assertThat(messages.count()).isGreaterThanOrEqualTo(atLeast);
    assertThat(messages.faults()).isNotEmpty();
  }

  @Test
  void keepsWholeChunksOnlyWhereABitFlipped() throws IOException {
    Messages messages =
        Messages.of(Files.readAllBytes(SharedData.path("broken/comma2k19-a.bitflip.mcap")));

    assertThat(messages.count()).isEqualTo(46_031);
    assertThat(messages.faults()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(McapWriter.Compression.class)
  void readsWhatItWrites(McapWriter.Compression compression) throws IOException {
    Messages messages = Messages.of(recording(compression));

    assertThat(messages.faults()).isEmpty();
    assertThat(messages.count()).isEqualTo(200);
    assertThat(messages.chunks()).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource(McapWriter.Compression.class)
  void readsAFileThatEndsAnywhere(McapWriter.Compression compression) throws IOException {
    byte[] whole = recording(compression);
    List<String> all = Messages.of(whole).messages();
    int before = 0;
    for (int length = 0; length < whole.length; length += 7) {
      Messages messages = Messages.of(Arrays.copyOf(whole, length));

      assertThat(messages.faults()).as("cut at %s", length).isNotEmpty();
      assertThat(messages.messages())
          .as("cut at %s", length)
          .isEqualTo(all.subList(0, messages.count()));
      assertThat(messages.count()).as("cut at %s", length).isGreaterThanOrEqualTo(before);
      before = messages.count();
    }
    assertThat(before).isEqualTo(all.size());
  }

  @Test
  void readsPastFlippedBits() throws IOException {
    byte[] whole = recording(McapWriter.Compression.ZSTD);
    Messages intact = Messages.of(whole);
    for (int at = Mcap.MAGIC.length; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      Messages messages = Messages.of(damaged);

      assertThat(intact.messages()).as("flip at %s", at).containsAll(messages.messages());
      assertThat(messages.count()).as("flip at %s", at).isGreaterThan(100);
    }
  }

  @Test
  void survivesMutation() throws IOException {
    mutate(3_000);
  }

  @Test
  @Tag("long")
  void survivesMuchMutation() throws IOException {
    mutate(120_000);
  }

  private static void mutate(int rounds) throws IOException {
    List<byte[]> files =
        List.of(
            recording(McapWriter.Compression.ZSTD),
            recording(McapWriter.Compression.LZ4),
            recording(McapWriter.Compression.NONE));
    for (int round = 0; round < rounds; round++) {
      Random random = new Random(SEED + round);
      byte[] file = mutated(files.get(random.nextInt(files.size())), random);
      try {
        Messages.of(file);
        McapRecords.forEach(new Bytes(file), line -> {}, fault -> {});
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        throw new AssertionError("seed " + (SEED + round), e);
      }
    }
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] file =
        random.nextInt(4) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
    for (int i = random.nextInt(8); i >= 0 && file.length > 8; i--) {
      int at = random.nextInt(file.length);
      switch (random.nextInt(4)) {
        case 0 -> file[at] = (byte) random.nextInt();
        case 1 -> file[at] = (byte) 0xff;
        case 2 -> Arrays.fill(file, at, Math.min(file.length, at + 8), (byte) random.nextInt(2));
        default -> {
          int length = random.nextInt(file.length - at);
          System.arraycopy(whole, random.nextInt(whole.length - length), file, at, length);
        }
      }
    }
    return file;
  }

  private static byte[] recording(McapWriter.Compression compression) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Random random = new Random(1);
    try (McapWriter writer = new McapWriter(out, compression, 1500)) {
      int schema =
          writer.schema("pkg/msg/T", "ros2msg", "float64 x".getBytes(StandardCharsets.UTF_8));
      int a = writer.channel(schema, "/a", "cdr", Map.of("k", "v"));
      int b = writer.channel(0, "/b", "json", Map.of());
      writer.metadata("drive", Map.of("drive_id", "d"));
      for (int i = 0; i < 200; i++) {
        byte[] payload = new byte[random.nextInt(80)];
        random.nextBytes(payload);
        writer.message(i % 3 == 0 ? b : a, i, 1000L * i, 1000L * i + 1, payload, 0, payload.length);
      }
      writer.attachment("note", "text/plain", 1, 2, new byte[] {1, 2, 3});
    }
    return out.toByteArray();
  }
}
