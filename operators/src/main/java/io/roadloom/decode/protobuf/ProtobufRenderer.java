package io.roadloom.decode.protobuf;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageRenderer;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import java.io.IOException;
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
    Message message;
    CodedInputStream in = CodedInputStream.newInstance(data, offset, length);
    try {
      message = DynamicMessage.parseFrom(type, in);
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedMessageException(
          in.getTotalBytesRead(), "a message " + type.getFullName(), e.getMessage());
    }
    message(message, json);
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
          value(element, json);
        }
        json.writeEndArray();
      } else {
        value(value, json);
      }
    }
    json.writeEndObject();
  }

  private static void value(Object value, JsonGenerator json) throws IOException {
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
    } else {
      json.writeObject(value);
    }
  }
}
