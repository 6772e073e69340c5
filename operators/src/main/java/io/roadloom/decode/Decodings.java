package io.roadloom.decode;

import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import io.roadloom.model.Schema;
import io.roadloom.model.Sha256;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Decoders by what they depend on, so that the same channel of a thousand recordings parses its
 * schema or CAN database once. Bounded: the decoders longest unused go first.
 */
final class Decodings {
  private static final int MAX = 512;
  private static final byte[] NO_SCHEMA = new byte[0];
  private final DecoderFactory factory;
  private final Map<Key, Decoding> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Decoding> eldest) {
          return size() > MAX;
        }
      };

  private record Key(
      String topic,
      String messageEncoding,
      String schemaEncoding,
      String schemaName,
      String schemaHash,
      @Nullable String missingSchema) {}

  Decodings(DecoderFactory factory) {
    this.factory = factory;
  }

  Decoding of(Channel channel) {
    Schema schema = channel.schema();
    String hash = hash(schema == null ? NO_SCHEMA : schema.data());
    Key key =
        new Key(
            channel.topic(),
            channel.messageEncoding(),
            schema == null ? "" : schema.encoding(),
            schema == null ? "" : schema.name(),
            hash,
            channel.metadata().get(Channel.MISSING_SCHEMA));
    return known.computeIfAbsent(key, k -> decoding(channel, hash));
  }

  private Decoding decoding(Channel channel, String hash) {
    try {
      MessageDecoder decoder = factory.decoder(channel);
      FreeBuilders builders =
          new FreeBuilders(channel.topic(), decoder.modality(), decoder.signals());
      return new Decoding(decoder, decoder.modality(), hash, null, builders);
    } catch (UndecodableException e) {
      Modality modality = Decoders.modality(channel);
      FreeBuilders builders = new FreeBuilders(channel.topic(), modality, null);
      return new Decoding(null, modality, hash, reason(channel, e), builders);
    }
  }

  private static String reason(Channel channel, UndecodableException e) {
    String missing = channel.metadata().get(Channel.MISSING_SCHEMA);
    return missing == null ? e.getMessage() : "schema " + missing + " was never announced";
  }

  private static String hash(byte[] schema) {
    return HexFormat.of().formatHex(Sha256.digest().digest(schema));
  }
}
