package io.roadloom.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.format.RecordingIdentity;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.SegmentMetadata;
import io.roadloom.format.mcap.McapWriter;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Fault;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.source.RandomSegment.Said;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold many drives, read as one recording a drive. */
class SegmentsTest {
  private static final RecordingProbe PROBE = new RecordingProbe(DriveNaming.DEFAULT);
  @TempDir Path folder;

  /** Opens files, and counts how often. */
  private static final class Counting implements RecordingOpener {
    private static final long serialVersionUID = 1;
    private final FormatOpener files = new FormatOpener();
    private int opened;

    @Override
    public RecordingInput input(RecordingRef recording) throws IOException {
      return files.input(recording);
    }

    @Override
    public RecordingReader open(RecordingRef recording, RecordingInput input) throws IOException {
      opened++;
      return files.open(recording, input);
    }
  }

  /** What reading came to: of each drive, its parts in order. */
  private static final class Read {
    final Map<String, TreeMap<Integer, List<Said>>> parts = new TreeMap<>();
    final Map<String, Long> bytes = new TreeMap<>();
    final Map<String, Long> checksums = new TreeMap<>();
    final Map<String, List<Fault>> faults = new TreeMap<>();

    void add(RawBatch batch) {
      String drive = batch.recording().drive().driveId();
      List<Said> said = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        int from = batch.offset()[i];
        said.add(
            new Said(
                batch.channels().get(batch.channel()[i]).topic(),
                batch.sequence()[i],
                batch.logNs()[i],
                batch.publishNs()[i],
                RandomSegment.hex(batch.data(), from, from + batch.length()[i])));
      }
      TreeMap<Integer, List<Said>> of = parts.computeIfAbsent(drive, d -> new TreeMap<>());
      assertThat(of.put(batch.part().index(), said)).as("part read before").isNull();
      bytes.merge(drive, batch.part().bytes(), Long::sum);
      checksums.merge(drive, batch.part().checksum(), Long::sum);
      faults.computeIfAbsent(drive, d -> new ArrayList<>()).addAll(batch.faults());
    }

    Map<String, List<Said>> byDrive() {
      Map<String, List<Said>> said = new TreeMap<>();
      parts.forEach(
          (drive, of) -> said.put(drive, of.values().stream().flatMap(List::stream).toList()));
      return said;
    }
  }

  @Test
  void everyDriveGetsItsMessagesAndNoOthers() throws IOException {
    for (long seed = 0; seed < 40; seed++) {
      RandomSegment segment = new RandomSegment(seed, 1 + (int) seed % 7, 30, seed % 2 == 1);
      FoundFile file = write("s" + seed, segment.file);
      List<RecordingRef> recordings = refs(file);
      assertThat(recordings)
          .as("seed %s", seed)
          .extracting(RecordingRef::recordingId)
          .containsExactlyInAnyOrderElementsOf(
              segment.byDrive.keySet().stream()
                  .map(drive -> SegmentMetadata.recordingId(segment.id, drive))
                  .toList());
      RecordingStorage storage = new RecordingStorage();
      for (ReadOrder order : ReadOrder.values()) {
        Read read = read(new Counting(), recordings, order, 2000);
        assertThat(read.byDrive()).as("seed %s", seed).isEqualTo(segment.byDrive);
        for (RecordingRef recording : recordings) {
          String drive = recording.drive().driveId();
          assertThat(read.bytes).as("seed %s", seed).containsEntry(drive, recording.size());
          assertThat(read.checksums)
              .as("seed %s", seed)
              .containsEntry(drive, storage.checksum(recording));
          assertThat(read.faults.get(drive)).as("seed %s", seed).isEmpty();
          assertThat(storage.present(recording)).as("seed %s", seed).isTrue();
        }
      }
    }
  }

  @Test
  void theIndexOfEachDriveIsItsOwn() throws IOException {
    RandomSegment segment = new RandomSegment(7, 4, 40, true);
    for (ProbedRecording probed : PROBE.probe(write("index", segment.file))) {
      List<Said> said = segment.byDrive.get(probed.recording().drive().driveId());
      assertThat(probed.index().complete()).isTrue();
      assertThat(probed.index().messages().values().stream().mapToLong(n -> n).sum())
          .isEqualTo(said.size());
      assertThat(probed.index().channels().values())
          .allMatch(channel -> probed.recording().drive().equals(SegmentMetadata.drive(channel)));
    }
  }

  /** Cut anywhere: all that was written before, and the cut is told of once. */
  @Test
  void ofASegmentCutShortAllThatIsThereIsRead() throws IOException {
    for (long seed = 0; seed < 60; seed++) {
      RandomSegment segment = new RandomSegment(seed, 3, 12, seed % 2 == 1);
      long first = segment.ends.get(0);
      int cut = (int) (first + new Random(seed).nextInt((int) (segment.file.length - 8 - first)));
      FoundFile file = write("cut" + seed, Arrays.copyOf(segment.file, cut));
      Map<String, List<Said>> whole = new TreeMap<>();
      for (int i = 0; i < segment.inOrder.size() && segment.ends.get(i) <= cut; i++) {
        whole
            .computeIfAbsent(segment.drives.get(i), drive -> new ArrayList<>())
            .add(segment.inOrder.get(i));
      }
      Read read = read(new Counting(), refs(file), ReadOrder.SPREAD, 1000);
      Map<String, List<Said>> got = read.byDrive();
      for (String drive : segment.byDrive.keySet()) {
        List<Said> least = whole.getOrDefault(drive, List.of());
        List<Said> found = got.getOrDefault(drive, List.of());
        assertThat(found).as("seed %s, %s", seed, drive).hasSizeGreaterThanOrEqualTo(least.size());
        assertThat(segment.byDrive.get(drive).subList(0, found.size()))
            .as("seed %s, %s", seed, drive)
            .isEqualTo(found);
      }
      assertThat(read.faults.values().stream().flatMap(List::stream))
          .as("seed %s, cut at %s", seed, cut)
          .filteredOn(fault -> fault.reason().equals("missing_footer"))
          .hasSize(1);
    }
  }

  /** Bits turned in some chunks: those of the others are read, each by its drive. */
  @Test
  void damageCostsNoMoreThanTheChunksThatItIsIn() throws IOException {
    for (long seed = 0; seed < 60; seed++) {
      RandomSegment segment = new RandomSegment(seed, 3, 12, seed % 2 == 1);
      Random random = new Random(seed);
      int first = (int) (long) segment.ends.get(0);
      int last = (int) (long) segment.ends.get(segment.ends.size() - 1);
      Set<Long> damaged = new HashSet<>();
      byte[] bytes = segment.file.clone();
      for (int n = random.nextInt(4); n > 0; n--) {
        int at = first + random.nextInt(last - first);
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        damaged.add(segment.ends.stream().filter(end -> at < end).findFirst().orElseThrow());
      }
      Map<String, List<Said>> got =
          read(new Counting(), refs(write("damaged" + seed, bytes)), ReadOrder.SPREAD, 1000)
              .byDrive();
      for (int i = 0; i < segment.inOrder.size(); i++) {
        if (!damaged.contains(segment.ends.get(i))) {
          assertThat(got.get(segment.drives.get(i)))
              .as("seed %s", seed)
              .contains(segment.inOrder.get(i));
        }
      }
      for (Map.Entry<String, List<Said>> drive : got.entrySet()) {
        assertThat(segment.byDrive.get(drive.getKey()))
            .as("seed %s", seed)
            .containsAll(drive.getValue());
      }
    }
  }

  @Test
  void aFileOfManyDrivesIsNotOpenedForEach() throws IOException {
    RandomSegment segment = new RandomSegment(1, 1000, 4000, false);
    List<RecordingRef> recordings = refs(write("many", segment.file));
    assertThat(recordings).hasSizeGreaterThan(900);
    Counting counting = new Counting();
    SplitPlanner planner = new SplitPlanner(ReadOrder.SPREAD, counting);
    assertThat(planner.groups(recordings)).hasSize(1);
    List<RecordingSplit> splits = planner.plan(recordings, segment.file.length / 8);
    assertThat(splits).hasSizeLessThan(12);
    assertThat(splits).extracting(RecordingSplit::splitId).doesNotHaveDuplicates();
    assertThat(counting.opened).isEqualTo(1);
    assertThat(read(counting, splits).byDrive()).isEqualTo(segment.byDrive);
    assertThat(counting.opened).as("one for each of two turns").isEqualTo(3);
  }

  @Test
  void storageTellsAPartFromOneThatHasChanged() throws IOException {
    RandomSegment segment = new RandomSegment(3, 2, 10, false);
    FoundFile file = write("changed", segment.file);
    List<RecordingRef> recordings = refs(file);
    write("changed", new RandomSegment(4, 1, 10, false).file);
    RecordingStorage storage = new RecordingStorage();
    assertThat(recordings).noneMatch(storage::present);
    assertThatThrownBy(() -> read(new Counting(), recordings, ReadOrder.SPREAD, 1000))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("drive-1");
    Files.delete(folder.resolve("changed.mcap"));
    assertThat(recordings).noneMatch(new RecordingStorage()::present);
  }

  /** What no drive claims goes with the first, and an id is found for a segment without one. */
  @Test
  void whatNamesNoDriveGoesWithTheFirst() throws IOException {
    Path path = folder.resolve("odd.mcap");
    try (OutputStream out = Files.newOutputStream(path);
        McapWriter writer = new McapWriter(out, McapWriter.Compression.NONE, 10_000)) {
      int none = writer.channel(0, "/none", "", Map.of());
      int a = writer.channel(0, "/a", "", Map.of(SegmentMetadata.DRIVE, "a"));
      int b = writer.channel(0, "/b", "", SegmentMetadata.channel(new DriveKey("car", "b")));
      for (int channel : new int[] {b, none, a}) {
        writer.message(channel, 0, 5, 5, new byte[] {(byte) channel}, 0, 1);
        writer.endChunk();
      }
    }
    FoundFile file = found(path);
    List<RecordingRef> recordings = refs(file);
    assertThat(recordings)
        .extracting(RecordingRef::drive)
        .containsExactly(new DriveKey(DriveNaming.UNKNOWN_VEHICLE, "a"), new DriveKey("car", "b"));
    try (RecordingInput input = new FileSystemInput(file.uri())) {
      assertThat(recordings.get(0).recordingId())
          .isEqualTo(SegmentMetadata.recordingId(RecordingIdentity.of(input), "a"));
    }
    Map<String, List<Said>> said = read(new Counting(), recordings, ReadOrder.MERGED, 0).byDrive();
    assertThat(said.get("a")).extracting(Said::topic).containsExactly("/none", "/a");
    assertThat(said.get("b")).extracting(Said::topic).containsExactly("/b");
  }

  private FoundFile write(String name, byte[] bytes) throws IOException {
    return found(Files.write(folder.resolve(name + ".mcap"), bytes));
  }

  private static FoundFile found(Path path) throws IOException {
    return new FoundFile(
        path.toUri().toString(), path.getFileName().toString(), Files.size(path), 0);
  }

  private static List<RecordingRef> refs(FoundFile file) throws IOException {
    return PROBE.probe(file).stream().map(ProbedRecording::recording).toList();
  }

  private static Read read(
      RecordingOpener opener, List<RecordingRef> recordings, ReadOrder order, long rangeBytes)
      throws IOException {
    SplitPlanner planner = new SplitPlanner(order, opener);
    List<RecordingSplit> splits = new ArrayList<>();
    for (List<RecordingRef> group : planner.groups(recordings)) {
      splits.addAll(planner.plan(group, rangeBytes));
    }
    return read(opener, splits);
  }

  private static Read read(RecordingOpener opener, List<RecordingSplit> splits) throws IOException {
    Read read = new Read();
    try (OpenRecordings files = new OpenRecordings(opener, 2)) {
      for (RecordingSplit split : splits) {
        for (ChunkRead chunk : split.reads()) {
          RecordingRef recording = split.recordings().get(chunk.recording());
          read.add(files.get(recording).read(recording, chunk));
        }
      }
    }
    return read;
  }
}
