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
  private final RosType type;

  public RosRenderer(Channel channel) throws UndecodableException {
    this.cursor = RosSchema.cursor(channel);
    this.type = RosSchema.type(channel);
  }

  @Override
  public void render(byte[] data, int offset, int length, JsonGenerator json)
      throws IOException, MalformedMessageException {
    cursor.open(data, offset, length);
    struct(type, json);
    cursor.close();
  }

  private void struct(RosType struct, JsonGenerator json)
      throws IOException, MalformedMessageException {
    json.writeStartObject();
    if (cursor.isCdr() && struct.fields().isEmpty()) {
      cursor.bits(Kind.UINT8);
    }
    for (RosField field : struct.fields()) {
      json.writeFieldName(field.name());
      if (field.isSingle()) {
        value(field, json);
      } else {
        array(field, json);
      }
    }
    json.writeEndObject();
  }

  private void array(RosField field, JsonGenerator json)
      throws IOException, MalformedMessageException {
    int count = cursor.count(field);
    if (field.kind() == Kind.UINT8 && count > MessageRenderer.SHOWN_BYTES) {
      int from = cursor.pass(field.kind(), count);
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
      case STRUCT -> {
        cursor.passDelimiter();
        struct(field.struct(), json);
      }
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
