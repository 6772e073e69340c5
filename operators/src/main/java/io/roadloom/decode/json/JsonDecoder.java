package io.roadloom.decode.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.FoxgloveTypes;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Decodes JSON objects: every number, boolean and text outside arrays is a signal. A JSON schema,
 * where there is one, says which to expect; others are met as messages have them: {@link
 * #signals()} grows, ids stay. An image in JSON is text in base 64: its bytes lie nowhere.
 */
public final class JsonDecoder implements MessageDecoder {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_DEPTH = 32;
  private static final long SECOND = 1_000_000_000L;
  private final Modality modality;
  private final JsonFields fields;
  private final JsonFields.Node root;
  private int message;
  private long seconds;
  private long nanoseconds;

  private JsonDecoder(Modality modality, JsonFields fields, JsonFields.Node root) {
    this.modality = modality;
    this.fields = fields;
    this.root = root;
  }

  /**
   * @param requested array elements that are wanted as signals
   */
  public static MessageDecoder of(Channel channel, Set<String> requested)
      throws UndecodableException {
    String schema = channel.schema() == null ? "" : channel.schema().name();
    boolean media = FoxgloveTypes.isMedia(schema) || FoxgloveTypes.isCalibration(schema);
    JsonFields fields = new JsonFields(!media, requested);
    JsonFields.Node root = fields.root();
    JsonSchema.list(channel.schema(), root);
    return new JsonDecoder(Decoders.modality(channel), fields, root);
  }

  @Override
  public Modality modality() {
    return modality;
  }

  @Override
  public List<SignalInfo> signals() {
    return fields.signals();
  }

  @Override
  public void decode(byte[] data, int offset, int length, Decoded out)
      throws MalformedMessageException {
    message++;
    seconds = 0;
    nanoseconds = 0;
    try (JsonParser in = JSON.createParser(data, offset, length)) {
      if (in.nextToken() == null) {
        throw malformed(in, "a JSON value", "nothing");
      }
      value(root, in, 0, out);
      if (in.nextToken() != null) {
        throw malformed(in, "the end of the message", "more JSON");
      }
      long stamp = seconds * SECOND + nanoseconds;
      out.headerNs = stamp == 0 ? ReadingBatch.NO_STAMP : stamp;
    } catch (IOException e) {
      throw JsonRenderer.malformed(e);
    }
  }

  /**
   * @param field that the current token starts the value of; null where nobody wants it
   */
  private void value(@Nullable JsonFields.Node field, JsonParser in, int depth, Decoded out)
      throws IOException, MalformedMessageException {
    switch (in.currentToken()) {
      case START_OBJECT -> object(field, in, depth, out);
      case START_ARRAY -> array(field, in, depth, out);
      case VALUE_NULL -> {
        // no value
      }
      default -> {
        if (field != null && field != root && field.isFirst(message)) {
          scalar(field, in, out);
        }
      }
    }
  }

  private void object(@Nullable JsonFields.Node object, JsonParser in, int depth, Decoded out)
      throws IOException, MalformedMessageException {
    if (depth > MAX_DEPTH) {
      throw malformed(in, "at most " + MAX_DEPTH + " levels", "more");
    }
    if (object == null) {
      in.skipChildren();
      return;
    }
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      JsonFields.Node field = object.child(in.currentName());
      in.nextToken();
      value(field, in, depth + 1, out);
    }
  }

  private void array(@Nullable JsonFields.Node array, JsonParser in, int depth, Decoded out)
      throws IOException, MalformedMessageException {
    if (array == null || !array.hasElements()) {
      in.skipChildren();
      return;
    }
    for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
      value(array.element(i), in, depth + 1, out);
    }
  }

  private void scalar(JsonFields.Node field, JsonParser in, Decoded out) throws IOException {
    JsonToken token = in.currentToken();
    switch (field.role()) {
      case SECONDS -> seconds = token.isNumeric() ? (long) in.getDoubleValue() : 0;
      case NANOSECONDS -> nanoseconds = token.isNumeric() ? (long) in.getDoubleValue() : 0;
      case FRAME -> out.frameId = in.getText();
      case SEQUENCE -> {
        // the recording has one of its own
      }
      case SIGNAL -> {
        int id = field.signal();
        if (id >= 0 && token == JsonToken.VALUE_STRING) {
          out.signal(id, Double.NaN, in.getText());
        } else if (id >= 0) {
          out.signal(
              id, token.isNumeric() ? in.getDoubleValue() : token == JsonToken.VALUE_TRUE ? 1 : 0);
        }
      }
    }
  }

  private static MalformedMessageException malformed(JsonParser in, String expected, String found) {
    return new MalformedMessageException(
        (int) in.currentLocation().getByteOffset(), expected, found);
  }
}
