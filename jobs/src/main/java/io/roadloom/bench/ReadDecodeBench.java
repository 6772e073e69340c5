package io.roadloom.bench;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.DecoderFactory;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.LocalInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.format.mcap.McapFormat;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;

/** {@code mcap_read_decode}: reading, verifying and decoding every field, on one thread. */
final class ReadDecodeBench {
  private static final double MB = 1e6;
  private static final int ROUNDS = 9;
  private final Path recording;
  private final DecoderFactory decoders;

  ReadDecodeBench(Path recording, Rig rig) {
    this.recording = recording;
    this.decoders = Decoders.of(rig);
  }

  Figure measure() throws Exception {
    ChunkFloor floor = new ChunkFloor(recording);
    Paired seconds = Paired.measure(ROUNDS, this::readAndDecode, floor::decompress);
    double bytes = floor.bytes() / MB;
    return Figure.of(
        "mcap_read_decode",
        bytes / seconds.value(),
        "MB/s",
        bytes / seconds.limit(),
        "read, CRC, every field, against zstd-jni alone; one thread, median of " + ROUNDS);
  }

  /** Returns how many values were decoded. */
  private long readAndDecode() throws IOException, MalformedMessageException {
    RecordingRef ref =
        new RecordingRef(new DriveKey("v", "d"), "id", recording.toString(), "mcap", 0);
    Decoded message = new Decoded();
    long values = 0;
    try (RecordingReader reader = new McapFormat().open(new LocalInput(recording))) {
      Map<Channel, MessageDecoder> known = new IdentityHashMap<>();
      for (ChunkRef chunk : reader.index().chunks()) {
        RawBatch batch = reader.read(ref, chunk);
        MessageDecoder[] here =
            batch.channels().stream()
                .map(channel -> known.computeIfAbsent(channel, this::decoder))
                .toArray(MessageDecoder[]::new);
        for (int i = 0; i < batch.size(); i++) {
          message.clear();
          here[batch.channel()[i]].decode(
              batch.data(), batch.offset()[i], batch.length()[i], message);
          values += message.size();
        }
      }
    }
    return values;
  }

  private MessageDecoder decoder(Channel channel) {
    try {
      return decoders.decoder(channel);
    } catch (UndecodableException e) {
      throw new IllegalStateException(channel.topic() + ": " + e.getMessage(), e);
    }
  }
}
