package io.roadloom.decode.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.FoxgloveTypes;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes JSON objects: every number, boolean and text outside arrays is a signal. JSON messages
 * need not have a schema, so signals are met as messages have them: {@link #signals()} grows, ids
 * stay.
 */
public final class JsonDecoder implements MessageDecoder {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MAX_DEPTH = 32;

  /** A message of ever new keys is data, not signals. */
  private static final int MAX_SIGNALS = 4096;

  private static final long SECOND = 1_000_000_000L;
  private final Modality modality;
  private final boolean media;
  private final List<SignalInfo> signals = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private long seconds;
  private long nanoseconds;

  public JsonDecoder(Channel channel) {
    this.modality = Decoders.modality(channel);
    this.media = channel.schema() != null && FoxgloveTypes.isMedia(channel.schema().name());
  }

  @Override
  public Modality modality() {
    return modality;
  }

  @Override
  public List<SignalInfo> signals() {
    return Collections.unmodifiableList(signals);
  }

  @Override
  public void decode(byte[] data, int offset, int length, Decoded out)
      throws MalformedMessageException {
    seconds = 0;
    nanoseconds = 0;
    try (JsonParser in = JSON.createParser(data, offset, length)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw malformed(in, "an object", String.valueOf(in.currentToken()));
      }
      object(in, "", 0, out);
    } catch (IOException e) {
      throw new MalformedMessageException(
          0, "JSON", e.getMessage().lines().findFirst().orElse("something else"));
    }
    long stamp = seconds * SECOND + nanoseconds;
    out.headerNs = stamp == 0 ? ReadingBatch.NO_STAMP : stamp;
  }

  private void object(JsonParser in, String prefix, int depth, Decoded out)
      throws IOException, MalformedMessageException {
    if (depth > MAX_DEPTH) {
      throw malformed(in, "at most " + MAX_DEPTH + " levels", "more");
    }
    while (in.nextToken() != JsonToken.END_OBJECT) {
      if (in.currentToken() == null) {
        throw malformed(in, "the end of an object", "the end of the message");
      }
      String path = prefix.isEmpty() ? in.currentName() : prefix + "." + in.currentName();
      switch (in.nextToken()) {
        case START_OBJECT -> object(in, path, depth + 1, out);
        case START_ARRAY -> in.skipChildren();
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(path, in, out);
        case VALUE_TRUE -> signal(path, 1, null, out);
        case VALUE_FALSE -> signal(path, 0, null, out);
        case VALUE_STRING -> text(path, in.getText(), out);
        default -> {
          // null is no value
        }
      }
    }
  }

  private void number(String path, JsonParser in, Decoded out) throws IOException {
    switch (path) {
      case "timestamp.sec", "header.stamp.sec", "header.stamp.secs" ->
          seconds = (long) in.getDoubleValue();
      case "timestamp.nsec", "header.stamp.nanosec", "header.stamp.nsec", "header.stamp.nsecs" ->
          nanoseconds = (long) in.getDoubleValue();
      default -> signal(path, in.getDoubleValue(), null, out);
    }
  }

  private void text(String path, String text, Decoded out) {
    if (path.equals("frame_id") || path.equals("header.frame_id")) {
      out.frameId = text;
    } else {
      signal(path, Double.NaN, text, out);
    }
  }

  private void signal(String path, double value, String text, Decoded out) {
    if (media) {
      return;
    }
    Integer id = ids.get(path);
    if (id == null) {
      if (signals.size() == MAX_SIGNALS) {
        return;
      }
      id = signals.size();
      ids.put(path, id);
      signals.add(new SignalInfo(path, ""));
    }
    out.signal(id, value, text);
  }

  private static MalformedMessageException malformed(JsonParser in, String expected, String found) {
    return new MalformedMessageException(
        (int) in.currentLocation().getByteOffset(), expected, found);
  }
}
