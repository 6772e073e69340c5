package io.roadloom.decode.protobuf;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.TimestampProto;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.util.Map;

/** Message types by their fields: {@code uint32 a}, {@code repeated double K}, {@code .p.T t}. */
final class Descriptors {
  private Descriptors() {}

  static DescriptorProto type(String name, String... fields) {
    DescriptorProto.Builder type = DescriptorProto.newBuilder().setName(name);
    int number = 1;
    for (String field : fields) {
      String[] words = field.split(" ");
      String typeName = words[words.length - 2];
      FieldDescriptorProto.Builder built =
          FieldDescriptorProto.newBuilder()
              .setName(words[words.length - 1])
              .setNumber(number++)
              .setLabel(words.length == 3 ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
      if (typeName.equals("Color")) {
        built.setType(Type.TYPE_ENUM).setTypeName(".foxglove.Color");
      } else if (typeName.startsWith(".")) {
        built.setType(Type.TYPE_MESSAGE).setTypeName(typeName);
      } else {
        built.setType(Type.valueOf("TYPE_" + typeName.toUpperCase(java.util.Locale.ROOT)));
      }
      type.addField(built);
    }
    return type.build();
  }

  static FileDescriptorSet set(DescriptorProto... types) {
    FileDescriptorProto.Builder file =
        FileDescriptorProto.newBuilder()
            .setName("test.proto")
            .setSyntax("proto3")
            .setPackage("foxglove")
            .addDependency("google/protobuf/timestamp.proto")
            .addEnumType(
                EnumDescriptorProto.newBuilder()
                    .setName("Color")
                    .addValue(EnumValueDescriptorProto.newBuilder().setName("RED").setNumber(0))
                    .addValue(EnumValueDescriptorProto.newBuilder().setName("BLUE").setNumber(7)));
    for (DescriptorProto type : types) {
      file.addMessageType(type);
    }
    return FileDescriptorSet.newBuilder()
        .addFile(file)
        .addFile(TimestampProto.getDescriptor().toProto())
        .build();
  }

  static Channel channel(String type, byte[] schema) {
    return new Channel(
        1, "/t", "protobuf", new Schema("foxglove." + type, "protobuf", schema), Map.of());
  }

  /** A channel of the first of {@code types}. */
  static Channel channel(DescriptorProto... types) {
    return channel(types[0].getName(), set(types).toByteArray());
  }
}
