package io.roadloom.decode.protobuf;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * Decodes protobuf messages: every singular number, boolean, enumeration and text is a signal. Of
 * images and clouds the data field's place is found in the bytes, nothing of it is copied.
 */
public final class ProtobufDecoder implements MessageDecoder {
  private static final String TIMESTAMP = "google.protobuf.Timestamp";
  private static final int MAX_DEPTH = 16;
  private static final long SECOND = 1_000_000_000L;
  private final Descriptor type;
  private final Modality modality;
  private final boolean media;
  private final List<SignalInfo> signals = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  private ProtobufDecoder(Descriptor type, Modality modality) {
    this.type = type;
    this.modality = modality;
    this.media = FoxgloveTypes.isMedia(type.getFullName());
    if (!media) {
      list(type, "", 0);
    }
  }

  public static MessageDecoder of(Channel channel) throws UndecodableException {
    return new ProtobufDecoder(ProtobufSchema.of(channel), Decoders.modality(channel));
  }

  private void list(Descriptor message, String prefix, int depth) {
    for (FieldDescriptor field : message.getFields()) {
      if (field.isRepeated() || isStamp(field)) {
        continue;
      }
      String path = prefix + field.getName();
      if (field.getJavaType() == JavaType.MESSAGE) {
        if (depth < MAX_DEPTH) {
          list(field.getMessageType(), path + ".", depth + 1);
        }
      } else if (field.getJavaType() != JavaType.BYTE_STRING && !path.equals("frame_id")) {
        ids.put(path, signals.size());
        signals.add(new SignalInfo(path, ""));
      }
    }
  }

  @Override
  public Modality modality() {
    return modality;
  }

  @Override
  public List<SignalInfo> signals() {
    return signals;
  }

  @Override
  public void decode(byte[] data, int offset, int length, Decoded out)
      throws MalformedMessageException {
    CodedInputStream in = CodedInputStream.newInstance(data, offset, length);
    try {
      if (media) {
        media(in, data, offset, out);
      } else {
        message(DynamicMessage.parseFrom(type, in), "", 0, out);
      }
    } catch (IOException e) {
      throw new MalformedMessageException(
          in.getTotalBytesRead(), "a message " + type.getFullName(), e.getMessage());
    }
  }

  private void message(Message message, String prefix, int depth, Decoded out) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.isRepeated() || field.hasPresence() && !message.hasField(field)) {
        continue;
      }
      String path = prefix + field.getName();
      Object value = message.getField(field);
      if (isStamp(field)) {
        if (prefix.isEmpty() && field.getName().equals("timestamp")) {
          out.headerNs = stamp((Message) value);
        }
      } else if (value instanceof Message nested) {
        if (depth < MAX_DEPTH) {
          message(nested, path + ".", depth + 1, out);
        }
      } else if (path.equals("frame_id")) {
        out.frameId = value.toString();
      } else {
        signal(ids.get(path), value, out);
      }
    }
  }

  private static void signal(@Nullable Integer id, Object value, Decoded out) {
    if (id == null) {
      return;
    }
    if (value instanceof Number number) {
      out.signal(id, number.doubleValue());
    } else if (value instanceof Boolean flag) {
      out.signal(id, flag ? 1 : 0);
    } else if (value instanceof EnumValueDescriptor label) {
      out.signal(id, label.getNumber(), label.getName());
    } else if (value instanceof String text) {
      out.signal(id, Double.NaN, text);
    }
  }

  private static boolean isStamp(FieldDescriptor field) {
    return field.getJavaType() == JavaType.MESSAGE
        && field.getMessageType().getFullName().equals(TIMESTAMP);
  }

  private static long stamp(Message timestamp) {
    Descriptor type = timestamp.getDescriptorForType();
    long seconds = (Long) timestamp.getField(type.findFieldByName("seconds"));
    int nanos = (Integer) timestamp.getField(type.findFieldByName("nanos"));
    long stamp = seconds * SECOND + nanos;
    return stamp == 0 ? ReadingBatch.NO_STAMP : stamp;
  }

  /** Walks the top level of an image or cloud. */
  private void media(CodedInputStream in, byte[] data, int offset, Decoded out) throws IOException {
    int stride = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      String name = field == null ? "" : field.getName();
      switch (name) {
        case "data" -> {
          int size = in.readRawVarint32();
          out.mediaOffset = in.getTotalBytesRead();
          out.mediaLength = size;
          in.skipRawBytes(size);
        }
        case "timestamp" -> {
          ByteString bytes = in.readBytes();
          out.headerNs = stamp(DynamicMessage.parseFrom(field.getMessageType(), bytes));
        }
        case "frame_id" -> out.frameId = in.readString();
        case "format", "encoding" -> out.imageEncoding = in.readString();
        case "width" -> out.width = in.readFixed32();
        case "height" -> out.height = in.readFixed32();
        case "step" -> out.imageStep = in.readFixed32();
        case "point_stride" -> stride = in.readFixed32();
        default -> in.skipField(tag);
      }
    }
    if (stride > 0 && out.mediaLength > 0) {
      out.points = out.mediaLength / stride;
    }
  }
}
