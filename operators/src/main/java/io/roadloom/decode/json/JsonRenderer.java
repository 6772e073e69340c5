package io.roadloom.decode.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageRenderer;
import java.io.IOException;

/** JSON as it is. */
public final class JsonRenderer implements MessageRenderer {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public void render(byte[] data, int offset, int length, JsonGenerator json)
      throws IOException, MalformedMessageException {
    try (JsonParser in = JSON.createParser(data, offset, length)) {
      if (in.nextToken() == null) {
        throw new MalformedMessageException(0, "JSON", "nothing");
      }
      int depth = 0;
      do {
        json.copyCurrentEventExact(in); // digits as they are
        depth += in.currentToken().isStructStart() ? 1 : in.currentToken().isStructEnd() ? -1 : 0;
      } while (in.nextToken() != null && depth > 0);
      if (in.currentToken() != null) {
        throw new MalformedMessageException(
            (int) in.currentLocation().getByteOffset(), "the end of the message", "more JSON");
      }
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  /** What a parser says of bytes in memory, of which it can say nothing but that they are wrong. */
  static MalformedMessageException malformed(IOException e) {
    boolean placed = e instanceof JsonProcessingException j && j.getLocation() != null;
    long offset = placed ? ((JsonProcessingException) e).getLocation().getByteOffset() : 0;
    String found = e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage();
    return new MalformedMessageException((int) Math.max(0, offset), "JSON", found);
  }
}
