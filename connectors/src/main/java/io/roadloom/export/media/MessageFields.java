package io.roadloom.export.media;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageRenderer;
import io.roadloom.decode.UndecodableException;
import io.roadloom.export.ExportReading;
import io.roadloom.model.Channel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Messages by their fields, whatever their encoding. Long byte arrays, images and clouds among
 * them, are left out. Not thread-safe.
 */
final class MessageFields {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int KNOWN = 256;

  /** Schemas are parsed once; the renderers longest unused go first. */
  private final Map<Channel, Optional<MessageRenderer>> renderers =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Channel, Optional<MessageRenderer>> eldest) {
          return size() > KNOWN;
        }
      };

  /** The message's fields; a missing node where nobody can decode it. */
  JsonNode fields(ExportReading reading) throws IOException, MalformedMessageException {
    Optional<MessageRenderer> renderer =
        renderers.computeIfAbsent(reading.channel(), MessageFields::renderer);
    if (renderer.isEmpty()) {
      return MissingNode.getInstance();
    }
    try (TokenBuffer tokens = new TokenBuffer(JSON, false)) {
      renderer.get().render(reading.data(), reading.offset(), reading.length(), tokens);
      try (JsonParser parser = tokens.asParser()) {
        return JSON.readTree(parser);
      }
    }
  }

  /** The whole message as JSON; null where it cannot be decoded, or would lose bytes. */
  @Nullable
  EncodedMedia json(ExportReading reading) throws IOException {
    try {
      JsonNode fields = fields(reading);
      if (fields.isMissingNode() || isAbridged(fields)) {
        return null;
      }
      byte[] text = JSON.writeValueAsBytes(fields);
      return new EncodedMedia("json", "json", List.of(), text, 0, text.length);
    } catch (MalformedMessageException e) {
      return null;
    }
  }

  /** Whether a byte array was too long to be written; see {@link MessageRenderer#writeBytes}. */
  private static boolean isAbridged(JsonNode node) {
    if (node.isObject() && node.size() == 2 && node.has("bytes") && node.has("head")) {
      return true;
    }
    for (JsonNode child : node) {
      if (child.isContainerNode() && isAbridged(child)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<MessageRenderer> renderer(Channel channel) {
    try {
      return Optional.of(Decoders.renderer(channel));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }
}
