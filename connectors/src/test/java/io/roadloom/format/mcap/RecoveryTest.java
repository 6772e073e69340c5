package io.roadloom.format.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.roadloom.format.Bytes;
import io.roadloom.format.RecordingInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One damage each: all that it does not touch is read, and it is told once. */
class RecoveryTest {
  private static final int COUNT = 50;

  @ParameterizedTest
  @ValueSource(ints = {-20, 5, 70, 140, 1 << 10, 1 << 20})
  void losesOneBareMessageToADamagedLength(int off) throws IOException {
    McapFiles files = bare();
    byte[] file = files.closedUnsummed();
    int at = files.starts.get(10);
    LittleEndian.setLong(file, at + 1, LittleEndian.i64(file, at + 1) + off);

    Messages messages = Messages.of(file);

    // A message that claims less than it has may be taken at its word.
    assertThat(messages.count()).isBetween(COUNT - 1, off < 0 ? COUNT : COUNT - 1);
    assertThat(messages.faults()).hasSize(1);
  }

  @Test
  void noticesAFlippedBitInABareMessage() throws IOException {
    McapFiles files = bare();
    byte[] file = files.closed();
    file[files.starts.get(10) + Mcap.RECORD_HEADER + Mcap.MESSAGE_FIXED + 3] ^= 1;

    Messages messages = Messages.of(file);

    assertThat(messages.count()).isEqualTo(COUNT);
    assertThat(reasons(messages)).containsExactly("data_crc");
  }

  @Test
  void readsPastWhatOnlyLooksLikeTheDataSectionsEnd() throws IOException {
    McapFiles files = bare();
    byte[] file = files.closedUnsummed();
    file[files.starts.get(10)] = Mcap.DATA_END;

    Messages messages = Messages.of(file);

    assertThat(messages.count()).isEqualTo(COUNT - 1);
    assertThat(messages.faults()).hasSize(1);
  }

  @Test
  void resumesInAChunkWithoutCrc() throws IOException {
    McapFiles files = new McapFiles().pack(McapFiles.channel(1, 0));
    messages(1).forEach(files::pack);
    byte[] file = files.chunk(false).closed();
    int length = 9 + Mcap.MESSAGE_FIXED + 40;
    int tenth = file.length - 9 - 4 - Mcap.FOOTER_LENGTH - 8 - 10 * length;
    assertThat(file[tenth]).isEqualTo((byte) Mcap.MESSAGE);
    file[tenth + 6] = 1;

    Messages messages = Messages.of(file);

    assertThat(messages.count()).isEqualTo(COUNT - 1);
    assertThat(reasons(messages)).containsExactly("record_length");
    assertThat(messages.faults().get(0).chunkOffset()).isNotNull();
  }

  @Test
  void readsTheOtherChunksWhereTheOneThatDefinesTheirChannelsIsDamaged() throws IOException {
    McapFiles files = new McapFiles().pack(McapFiles.schema(1)).pack(McapFiles.channel(1, 1));
    messages(1).forEach(files::pack);
    files.chunk(true);
    messages(1).forEach(files::pack);
    byte[] file = files.chunk(true).closed();
    file[files.starts.get(2) - 5] ^= 1;

    Messages messages = Messages.of(file);

    assertThat(messages.count()).isEqualTo(COUNT);
    assertThat(reasons(messages)).containsExactly("chunk_crc");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsTheChunksAroundLostBytes(boolean crc) throws IOException {
    McapFiles files = new McapFiles().add(McapFiles.channel(1, 0));
    for (int i = 0; i < 3; i++) {
      messages(1).forEach(files::pack);
      files.chunk(crc);
    }
    byte[] file = files.closed();
    int hole = files.starts.get(3) + 800;
    ByteArrayOutputStream holed = new ByteArrayOutputStream();
    holed.write(file, 0, hole);
    holed.write(file, hole + 200, file.length - hole - 200);

    Messages messages = Messages.of(holed.toByteArray());

    assertThat(messages.count()).isGreaterThanOrEqualTo(2 * COUNT);
    assertThat(messages.faults()).isNotEmpty();
  }

  @Test
  void quarantinesAWholeChunkWhateverComesBehindIt() throws IOException {
    McapFiles files = new McapFiles().add(McapFiles.channel(1, 0));
    messages(1).forEach(files::pack);
    files.chunk(true).add(new RecordBuffer().start(Mcap.DATA_END).u32(0));
    messages(1).forEach(files::pack);
    byte[] file = files.chunk(true).closedUnsummed();
    file[files.starts.get(3) - 5] ^= 1;

    Messages messages = Messages.of(file);

    assertThat(messages.count()).isEqualTo(COUNT);
    assertThat(reasons(messages)).containsExactlyInAnyOrder("chunk_crc", "not_a_record");
  }

  @Test
  void readsAllWhereTheMagicIsDamaged() throws IOException {
    byte[] file = bare().closedUnsummed();
    file[3] = 0;

    Messages messages = Messages.of(file);

    assertThat(messages.count()).isEqualTo(COUNT);
    assertThat(reasons(messages)).containsExactly("bad_magic");
  }

  @Test
  void readsAllWhereTheFooterPointsElsewhere() throws IOException {
    byte[] whole = written();
    int footer = whole.length - Mcap.MAGIC.length - Mcap.FOOTER_LENGTH;
    for (int bit = 0; bit < 64; bit++) {
      byte[] file = whole.clone();
      file[footer + Mcap.RECORD_HEADER + bit / 8] ^= (byte) (1 << bit % 8);

      Messages messages = Messages.of(file);

      assertThat(messages.messages()).as("bit %s", bit).isEqualTo(Messages.of(whole).messages());
      assertThat(messages.faults()).as("bit %s", bit).hasSize(1);
    }
  }

  @Test
  void keepsMessagesWhoseSchemaIsMissing() throws IOException {
    McapFiles files = new McapFiles().add(McapFiles.channel(1, 7));
    messages(1).forEach(files::add);

    Messages messages = Messages.of(files.closed());

    assertThat(messages.count()).isEqualTo(COUNT);
    assertThat(reasons(messages)).containsExactly("unknown_schema");
  }

  @Test
  void keepsUnsignedTimesOutOfSignedOnes() throws IOException {
    McapFiles files = new McapFiles().add(McapFiles.channel(1, 0)).add(McapFiles.message(1, 1));
    RecordBuffer late = new RecordBuffer().start(Mcap.MESSAGE).u16(1).u32(2);
    files.add(late.u64(1L << 63).u64(0));
    RecordBuffer published = new RecordBuffer().start(Mcap.MESSAGE).u16(1).u32(3);
    files.add(published.u64(1001).u64(-1));

    Messages messages = Messages.of(files.closed());

    assertThat(reasons(messages)).containsExactly("log_time");
    assertThat(messages.messages()).hasSize(2);
    assertThat(messages.messages().get(1)).startsWith("/1 3 1001 " + Long.MAX_VALUE);
    assertThat(messages.chunks().get(0).startNs()).isEqualTo(1001);
  }

  @Test
  void passesOverPaddingAndUnknownRecords() throws IOException {
    RecordBuffer unknown = new RecordBuffer().start(0x91).u64(5);
    McapFiles files = new McapFiles().add(pad(McapFiles.schema(1))).add(unknown);
    files.add(pad(McapFiles.channel(1, 1))).pack(pad(McapFiles.schema(1))).pack(unknown);
    messages(1).forEach(files::pack);
    files.chunk(true).add(pad(new RecordBuffer().start(Mcap.MESSAGE_INDEX).u16(1).u32(0)));
    files.add(
        pad(new RecordBuffer().start(Mcap.METADATA).string("drive").stringMap(Map.of("a", "b"))));
    byte[] file = files.closed();

    Messages messages = Messages.of(file);
    List<String> records = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    McapRecords.forEach(new Bytes(file), records::add, faults::add);

    assertThat(messages.count()).isEqualTo(COUNT);
    assertThat(messages.faults()).isEmpty();
    assertThat(faults).isEmpty();
    assertThat(records).hasSize(1 + 2 + 1 + COUNT + 1 + 2);
  }

  @Test
  void indexesWhatTheWriterWrote() throws IOException {
    try (RecordingReader reader = new McapFormat().open(new Bytes(written()))) {
      assertThat(reader.index().complete()).isTrue();
      assertThat(reader.index().firstNs()).isEqualTo(1000);
      assertThat(reader.index().lastNs()).isEqualTo(1000 + COUNT - 1);
      assertThat(reader.index().messages()).containsExactly(Map.entry(1, (long) COUNT));
      assertThat(reader.index().metadata()).containsKey("drive");
      assertThat(reader.index().attachments()).hasSize(1);
      var note = reader.index().attachments().get(0);
      byte[] data = Arrays.copyOfRange(written(), (int) note.offset(), (int) note.offset() + 5);
      assertThat(new String(data, StandardCharsets.UTF_8)).isEqualTo("hello");
      assertThat(note.length()).isEqualTo(5);
    }
  }

  @Test
  void noticesADamagedAttachmentWhereItIsRead() throws IOException {
    byte[] file = written();
    try (RecordingReader reader = new McapFormat().open(new Bytes(file))) {
      file[(int) reader.index().attachments().get(0).offset()] ^= 1;
    }
    List<Fault> faults = new ArrayList<>();

    McapRecords.forEach(new Bytes(file), line -> {}, faults::add);

    assertThat(faults).extracting(Fault::reason).containsExactly("attachment_crc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lz4", "zstd"})
  void believesNoSizeThatTheFileCannotHold(String compression) throws IOException {
    byte[] packed = Zstd.compress(new byte[100]);
    McapFiles files = new McapFiles().add(McapFiles.channel(1, 0));
    byte[] file = files.chunk(900L << 20, 0, compression, packed).closed();

    long before = Allocations.ofThisThread();
    Messages messages = Messages.of(file);

    assertThat(Allocations.ofThisThread() - before).isLessThan(2L << 20);
    assertThat(messages.faults()).hasSize(1);
  }

  @Test
  void readsAChunkThatIsAlmostNothingCompressed() throws IOException {
    McapFiles files = new McapFiles().add(McapFiles.channel(1, 0));
    byte[] zeros = new byte[10 << 20];
    RecordBuffer message = new RecordBuffer().start(Mcap.MESSAGE).u16(1).u32(1);
    message.u64(1000).u64(1000).raw(zeros, 0, zeros.length).end();
    byte[] records = Arrays.copyOf(message.bytes(), message.size());
    long crc = ChunkReader.crc(records, records.length);

    byte[] file = files.chunk(records.length, crc, "zstd", Zstd.compress(records)).closed();

    assertThat(file.length).isLessThan(10_000);
    Messages messages = Messages.of(file);
    assertThat(messages.faults()).isEmpty();
    assertThat(messages.count()).isEqualTo(1);
  }

  @Test
  void refusesAChunkLargerThanMemory() throws IOException {
    byte[] head = new McapFiles().chunk(5L << 30, 0, "zstd", new byte[0]).open();
    int chunk = head.length - Mcap.RECORD_HEADER - Mcap.CHUNK_FIXED - 4 - 4 - 8;
    long size = 6L << 30;
    LittleEndian.setLong(head, chunk + 1, size - chunk - Mcap.RECORD_HEADER);
    LittleEndian.setLong(head, head.length - 8, size - head.length);

    Messages messages = Messages.of(sparse(head, size));

    assertThat(messages.count()).isZero();
    assertThat(reasons(messages)).contains("chunk_header");
  }

  private static RecordingInput sparse(byte[] head, long size) {
    RecordingInput start = new Bytes(head);
    return new RecordingInput() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, byte[] into, int offset, int length) throws IOException {
        int count = (int) Math.min(length, size - position);
        int given = start.read(position, into, offset, count);
        Arrays.fill(into, offset + given, offset + count, (byte) 0);
        return count;
      }

      @Override
      public void close() {}
    };
  }

  private static McapFiles bare() {
    McapFiles files = new McapFiles().add(McapFiles.channel(1, 0));
    messages(1).forEach(files::add);
    return files;
  }

  private static List<RecordBuffer> messages(int channel) {
    List<RecordBuffer> messages = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      messages.add(McapFiles.message(channel, i));
    }
    return messages;
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (McapWriter writer = new McapWriter(out, McapWriter.Compression.ZSTD, 1000)) {
      int channel = writer.channel(0, "/a", "cdr", Map.of());
      writer.metadata("drive", Map.of("drive_id", "d"));
      for (int i = 0; i < COUNT; i++) {
        writer.message(channel, i, 1000 + i, 1000 + i, new byte[40], 0, 40);
      }
      writer.attachment("note", "text/plain", 1, 2, "hello".getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static RecordBuffer pad(RecordBuffer record) {
    return record.raw(McapFiles.PADDING, 0, McapFiles.PADDING.length);
  }

  private static List<String> reasons(Messages messages) {
    return messages.faults().stream().map(Fault::reason).toList();
  }
}
