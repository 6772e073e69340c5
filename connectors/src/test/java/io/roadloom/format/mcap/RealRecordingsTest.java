package io.roadloom.format.mcap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.format.ChunkRef;
import io.roadloom.format.LocalInput;
import io.roadloom.format.RecordingReader;
import io.roadloom.model.Channel;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RawBatch;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.ChannelRule;
import io.roadloom.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recordings that other people's writers made: every message of every type decodes. */
class RealRecordingsTest {
  static Stream<Path> recordings() throws IOException {
    try (Stream<Path> bags = Files.walk(SharedData.path("rosbag2"));
        Stream<Path> drives = Files.walk(SharedData.path("drives"))) {
      return Stream.concat(bags, drives)
          .filter(file -> file.toString().endsWith(".mcap"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void decodes(Path file) throws Exception {
    RecordingRef recording =
        new RecordingRef(new DriveKey("v", "d"), "id", file.toString(), "mcap", 0);
    Map<Channel, MessageDecoder> decoders = new HashMap<>();
    Decoded out = new Decoded();
    long messages = 0;
    try (RecordingReader reader = new McapFormat().open(new LocalInput(file))) {
      for (ChunkRef chunk : reader.index().chunks()) {
        RawBatch batch = reader.read(recording, chunk);
        assertThat(batch.faults()).isEmpty();
        for (int i = 0; i < batch.size(); i++) {
          Channel channel = batch.channels().get(batch.channel()[i]);
          MessageDecoder decoder = decoders.computeIfAbsent(channel, RealRecordingsTest::decoder);
          if (decoder != null) {
            decode(decoder, batch, i, out, channel);
          }
          messages++;
        }
      }
      long counted = reader.index().messages().values().stream().mapToLong(n -> n).sum();
      assertThat(messages).isEqualTo(counted);
      assertThat(reader.index().complete()).isTrue();
    }
  }

  private static MessageDecoder decoder(Channel channel) {
    try {
      return Decoders.decoder(channel, ChannelRule.DEFAULT, Set.of());
    } catch (UndecodableException e) {
      assertThat(e.getMessage()).contains("«wrong_format» is not supported");
      return null;
    }
  }

  private static void decode(
      MessageDecoder decoder, RawBatch batch, int i, Decoded out, Channel channel)
      throws IOException {
    out.clear();
    try {
      decoder.decode(batch.data(), batch.offset()[i], batch.length()[i], out);
      JsonGenerator json = new JsonFactory().createGenerator(OutputStream.nullOutputStream());
      Decoders.renderer(channel).render(batch.data(), batch.offset()[i], batch.length()[i], json);
    } catch (MalformedMessageException | UndecodableException e) {
      throw new AssertionError(channel.topic() + ": " + e.getMessage());
    }
  }

  @Test
  void countsTheMessagesOfARealDrive() throws IOException {
    Messages messages = Messages.of(Files.readAllBytes(SharedData.path("drives/comma2k19-a.mcap")));

    assertThat(messages.count()).isEqualTo(67_741 + 3_128 + 287);
  }
}
