package io.roadloom.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.common.Uuid;

/** Splits as Flink's own serializer writes them, behind which topic they are of. */
final class SensorSplitSerializer implements SimpleVersionedSerializer<KafkaPartitionSplit> {
  /** Far from the versions of Flink's, whose splits earlier versions saved. */
  private static final int VERSION = 1000;

  private static final int HEAD = Integer.BYTES + 2 * Long.BYTES;
  private final KafkaPartitionSplitSerializer splits = new KafkaPartitionSplitSerializer();

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(KafkaPartitionSplit split) throws IOException {
    Uuid id = SensorSplit.topicId(split);
    Uuid written = id == null ? Uuid.ZERO_UUID : id;
    byte[] plain = splits.serialize(split);
    return ByteBuffer.allocate(HEAD + plain.length)
        .putInt(splits.getVersion())
        .putLong(written.getMostSignificantBits())
        .putLong(written.getLeastSignificantBits())
        .put(plain)
        .array();
  }

  @Override
  public KafkaPartitionSplit deserialize(int version, byte[] bytes) throws IOException {
    if (version < VERSION) {
      return splits.deserialize(version, bytes);
    }
    if (version > VERSION) {
      throw new IOException("state of a newer version of Roadloom: " + version);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int plainVersion = in.getInt();
    Uuid id = new Uuid(in.getLong(), in.getLong());
    byte[] plain = new byte[in.remaining()];
    in.get(plain);
    return SensorSplit.of(
        splits.deserialize(plainVersion, plain), Uuid.ZERO_UUID.equals(id) ? null : id);
  }
}
