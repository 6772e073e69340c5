package io.roadloom.decode.ros;

import com.fasterxml.jackson.core.JsonGenerator;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageRenderer;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import java.io.IOException;
import java.math.BigInteger;

/** Writes ROS messages as JSON, field by field. */
public final class RosRenderer implements MessageRenderer {
  private final Cursor cursor;
  private final boolean cdr;
  private final RosType type;

  public RosRenderer(Channel channel) throws UndecodableException {
    this.cdr = !channel.messageEncoding().equals("ros1");
    this.cursor = new Cursor(cdr);
    this.type = RosDecoder.type(channel);
  }

  @Override
  public void render(byte[] data, int offset, int length, JsonGenerator json)
      throws IOException, MalformedMessageException {
    cursor.open(data, offset, length);
    struct(type, json);
  }

  private void struct(RosType struct, JsonGenerator json)
      throws IOException, MalformedMessageException {
    json.writeStartObject();
    if (cdr && struct.fields().isEmpty()) {
      cursor.skip(1, Math.min(1, cursor.remaining()));
    }
    for (RosField field : struct.fields()) {
      json.writeFieldName(field.name());
      if (field.count() == RosField.SINGLE) {
        value(field, json);
      } else {
        array(field, json);
      }
    }
    json.writeEndObject();
  }

  private void array(RosField field, JsonGenerator json)
      throws IOException, MalformedMessageException {
    int count = field.count() == RosField.SEQUENCE ? cursor.count() : field.count();
    if (field.kind() == Kind.UINT8 && count > MessageRenderer.SHOWN_BYTES) {
      int from = cursor.at();
      cursor.skip(1, count);
      MessageRenderer.writeBytes(json, cursor.data(), from, count);
      return;
    }
    json.writeStartArray();
    for (int i = 0; i < count; i++) {
      value(field, json);
    }
    json.writeEndArray();
  }

  private void value(RosField field, JsonGenerator json)
      throws IOException, MalformedMessageException {
    switch (field.kind()) {
      case STRUCT -> struct(field.struct(), json);
      case STRING -> json.writeString(cursor.string());
      case WSTRING -> json.writeString(cursor.wideString());
      case BOOL -> json.writeBoolean(cursor.bits(Kind.BOOL) != 0);
      case FLOAT32 ->
          MessageRenderer.writeNumber(json, Float.intBitsToFloat((int) cursor.bits(Kind.FLOAT32)));
      case FLOAT64 ->
          MessageRenderer.writeNumber(json, Double.longBitsToDouble(cursor.bits(Kind.FLOAT64)));
      case UINT64 ->
          json.writeNumber(new BigInteger(Long.toUnsignedString(cursor.bits(Kind.UINT64))));
      default -> json.writeNumber(cursor.bits(field.kind()));
    }
  }
}
