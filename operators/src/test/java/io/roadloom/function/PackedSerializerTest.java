package io.roadloom.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.DriveEvent;
import io.roadloom.pack.Codec;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Unpacker;
import io.roadloom.testing.RandomValues;
import java.io.IOException;
import java.util.function.Function;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PackedSerializerTest {
  private static final int ROUNDS = 2_000;

  @Test
  void driveEventsComeBack() throws IOException {
    comesBack(new DriveEventSerializer(), RandomValues::event);
  }

  @Test
  void readingBatchesComeBack() throws IOException {
    comesBack(new ReadingBatchSerializer(), RandomValues::readings);
  }

  @Test
  void rawBatchesComeBack() throws IOException {
    comesBack(new RawBatchSerializer(), RandomValues::raw);
  }

  @Test
  void rowsComeBack() throws IOException {
    comesBack(new RowSerializer(), RandomValues::row);
  }

  private static <T> void comesBack(TypeSerializer<T> serializer, Function<RandomValues, T> make)
      throws IOException {
    for (long seed = 0; seed < ROUNDS; seed++) {
      RandomValues values = new RandomValues(seed);
      T first = make.apply(values);
      T second = make.apply(values);
      DataOutputSerializer out = new DataOutputSerializer(64);
      serializer.serialize(first, out);
      serializer.serialize(second, out);

      DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
      DataOutputSerializer copy = new DataOutputSerializer(64);
      serializer.copy(in, copy);
      T secondRead = serializer.duplicate().deserialize(in);
      T firstRead = serializer.deserialize(new DataInputDeserializer(copy.getCopyOfBuffer()));

      assertSame(seed, firstRead, first);
      assertSame(seed, secondRead, second);
      assertThat(in.available()).as("bytes left, seed %s", seed).isZero();
    }
  }

  private static void assertSame(long seed, Object read, Object written) {
    assertThat(read)
        .as("seed %s", seed)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
        .isEqualTo(written);
  }

  @Test
  void valuesAreImmutableAndSharedByCopies() {
    DriveEvent event = new RandomValues(1).event();
    assertThat(new DriveEventSerializer().copy(event)).isSameAs(event);
    assertThat(new DriveEventSerializer().isImmutableType()).isTrue();
  }

  @Test
  void aSnapshotSurvivesItsOwnSerialization() throws IOException {
    DriveEventSerializer serializer = new DriveEventSerializer();
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(
        out, serializer.snapshotConfiguration());
    TypeSerializerSnapshot<DriveEvent> restored =
        TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(restored)
                .isCompatibleAsIs())
        .isTrue();
    assertThat(restored.restoreSerializer()).isEqualTo(serializer);
  }

  @Test
  void olderStateIsMigratedAndNewerRefused() throws IOException {
    TypeSerializerSnapshot<String> first = new TextSerializer(1, 1).snapshotConfiguration();
    TypeSerializerSnapshot<String> second = new TextSerializer(2, 2).snapshotConfiguration();

    assertThat(second.resolveSchemaCompatibility(first).isCompatibleAfterMigration()).isTrue();
    assertThat(first.resolveSchemaCompatibility(second).isIncompatible()).isTrue();

    DataOutputSerializer out = new DataOutputSerializer(64);
    new TextSerializer(1, 1).serialize("a drive", out);
    DataOutputSerializer written = new DataOutputSerializer(64);
    first.writeSnapshot(written);
    TypeSerializerSnapshot<String> read = new TextSnapshot(2);
    read.readSnapshot(
        1, new DataInputDeserializer(written.getCopyOfBuffer()), getClass().getClassLoader());
    assertThat(
            read.restoreSerializer()
                .duplicate()
                .deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
        .isEqualTo("a drive, as version 1 wrote it");
  }

  /** A text whose second layout has a word in front. */
  private record TextCodec(int version) implements Codec<String> {
    @Override
    public void write(String value, Packer out) {
      if (version > 1) {
        out.word(version);
      }
      out.text(value);
    }

    @Override
    public String read(Unpacker in, int readVersion) {
      return readVersion > 1 ? in.word() + in.text() : in.text() + ", as version 1 wrote it";
    }
  }

  private static final class TextSerializer extends PackedSerializer<String> {
    private static final long serialVersionUID = 1;
    private final int current;

    TextSerializer(int current, int readVersion) {
      super(new TextCodec(current), readVersion);
      this.current = current;
    }

    @Override
    public TypeSerializer<String> duplicate() {
      return new TextSerializer(current, readVersion());
    }

    @Override
    public TypeSerializerSnapshot<String> snapshotConfiguration() {
      return new TextSnapshot(current);
    }
  }

  private static final class TextSnapshot extends PackedSnapshot<String> {
    private final int current;

    TextSnapshot(int current) {
      super(current);
      this.current = current;
    }

    @Override
    protected PackedSerializer<String> serializer(int readVersion) {
      return new TextSerializer(current, readVersion);
    }
  }
}
