package io.roadloom.decode.protobuf;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import com.google.protobuf.Message;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageRenderer;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;

/** Writes protobuf messages as JSON, under the fields' own names. */
public final class ProtobufRenderer implements MessageRenderer {
  private final Descriptor type;

  public ProtobufRenderer(Channel channel) throws UndecodableException {
    this.type = ProtobufSchema.of(channel);
  }

  @Override
  public void render(byte[] data, int offset, int length, JsonGenerator json)
      throws IOException, MalformedMessageException {
    message(ProtobufSchema.parse(type, data, offset, length), json);
  }

  private static void message(Message message, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (!field.isRepeated() && field.hasPresence() && !message.hasField(field)) {
        continue;
      }
      json.writeFieldName(field.getName());
      Object value = message.getField(field);
      if (field.isRepeated()) {
        json.writeStartArray();
        for (Object element : (List<?>) value) {
          value(field, element, json);
        }
        json.writeEndArray();
      } else {
        value(field, value, json);
      }
    }
    json.writeEndObject();
  }

  private static void value(FieldDescriptor field, Object value, JsonGenerator json)
      throws IOException {
    if (value instanceof Message nested) {
      message(nested, json);
    } else if (value instanceof ByteString bytes) {
      byte[] data = bytes.toByteArray();
      if (data.length > SHOWN_BYTES) {
        MessageRenderer.writeBytes(json, data, 0, data.length);
      } else {
        json.writeBinary(data);
      }
    } else if (value instanceof EnumValueDescriptor label) {
      json.writeString(label.getName());
    } else if (value instanceof Double number) {
      MessageRenderer.writeNumber(json, number);
    } else if (value instanceof Float number) {
      MessageRenderer.writeNumber(json, number);
    } else if (value instanceof Integer number) {
      boolean signed = field.getType() != Type.UINT32 && field.getType() != Type.FIXED32;
      json.writeNumber(signed ? number : Integer.toUnsignedLong(number));
    } else if (value instanceof Long number) {
      boolean signed = field.getType() != Type.UINT64 && field.getType() != Type.FIXED64;
      json.writeNumber(
          signed ? BigInteger.valueOf(number) : new BigInteger(Long.toUnsignedString(number)));
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(value.toString());
    }
  }
}
