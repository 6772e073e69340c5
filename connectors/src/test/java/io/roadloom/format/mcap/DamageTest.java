package io.roadloom.format.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.format.Bytes;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.RecordingReader;
import io.roadloom.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Truncated, flipped, mutated: what is readable is read, the rest is named, nothing hangs. */
class DamageTest {
  private static final long SEED = 7;
  private static final int LARGEST_CHUNK = 30;

  private static final long MAX_NANOS = 5_000_000_000L;
  private static final long MAX_ALLOCATION = 16L << 20;

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

  @ParameterizedTest
  @EnumSource(McapWriter.Compression.class)
  void readsAllButOneChunkWhereABitFlips(McapWriter.Compression compression) throws IOException {
    byte[] whole = recording(compression);
    flip(whole, 0);
  }

  @ParameterizedTest
  @EnumSource(McapWriter.Compression.class)
  void readsAllButOneChunkWhereABitFlipsAndTheIndexIsMissing(McapWriter.Compression compression)
      throws IOException {
    byte[] whole = recording(compression);
    try (RecordingReader reader = new McapFormat().open(new Bytes(whole))) {
      List<ChunkRef> chunks = reader.index().chunks();
      ChunkRef last = chunks.get(chunks.size() - 1);
      // Nothing but the first chunk defines the channels.
      int second = (int) chunks.get(1).offset();
      flip(Arrays.copyOf(whole, (int) (last.offset() + last.length())), second);
    }
  }

  private static void flip(byte[] whole, int from) throws IOException {
    Messages intact = Messages.of(whole);
    Set<String> known = Set.copyOf(intact.messages());
    Random random = new Random(SEED);
    for (int at = from; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Messages messages = Messages.of(damaged);

      assertThat(messages.count())
          .as("flip at %s, seed %s", at, SEED)
          .isGreaterThanOrEqualTo(intact.count() - LARGEST_CHUNK);
      assertThat(known.containsAll(messages.messages()))
          .as("only true messages with a flip at %s, seed %s", at, SEED)
          .isTrue();
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void survivesMutation() throws IOException {
    mutate(3_000);
  }

  @Test
  @Tag("long")
  @Timeout(value = 300, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void survivesMuchMutation() throws IOException {
    mutate(150_000);
  }

  private static void mutate(int rounds) throws IOException {
    List<byte[]> files =
        List.of(
            recording(McapWriter.Compression.ZSTD),
            recording(McapWriter.Compression.LZ4),
            recording(McapWriter.Compression.NONE),
            unsummed(true),
            unsummed(false));
    for (int round = 0; round < rounds; round++) {
      Random random = new Random(SEED + round);
      byte[] file = mutated(files.get(random.nextInt(files.size())), random);
      long allocated = Allocations.ofThisThread();
      long start = cpuNanos();
      try {
        Messages.of(file);
        McapRecords.forEach(new Bytes(file), line -> {}, fault -> {});
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        throw new AssertionError("seed " + (SEED + round), e);
      }
      assertThat(cpuNanos() - start)
          .as("ns of a core with seed %s", SEED + round)
          .isLessThan(MAX_NANOS);
      assertThat(Allocations.ofThisThread() - allocated)
          .as("bytes allocated with seed %s", SEED + round)
          .isLessThan(MAX_ALLOCATION);
    }
  }

  /** Of this thread alone: what else the machine does is no mistake of the reader. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Messages that no CRC guards, in chunks or bare. */
  private static byte[] unsummed(boolean chunked) {
    McapFiles files = new McapFiles().add(McapFiles.schema(1)).add(McapFiles.channel(1, 1));
    for (int i = 0; i < 100; i++) {
      if (chunked) {
        files.pack(McapFiles.message(1, i));
      } else {
        files.add(McapFiles.message(1, i));
      }
      if (chunked && i % 25 == 24) {
        files.chunk(false);
      }
    }
    return files.closedUnsummed();
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
