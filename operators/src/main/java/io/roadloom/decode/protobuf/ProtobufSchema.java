package io.roadloom.decode.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds a message type in a serialized {@code FileDescriptorSet}. */
final class ProtobufSchema {
  private static final int MAX_DEPTH = 256;
  private final Map<String, FileDescriptorProto> files = new HashMap<>();
  private final Map<String, FileDescriptor> built = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  private ProtobufSchema() {}

  static Descriptor of(Channel channel) throws UndecodableException {
    Schema schema = channel.schema();
    if (schema == null || schema.data().length == 0) {
      throw new UndecodableException("no schema");
    }
    try {
      return new ProtobufSchema().find(schema);
    } catch (InvalidProtocolBufferException | DescriptorValidationException e) {
      throw new UndecodableException(
          "schema " + schema.name() + ": " + e.getMessage().lines().findFirst().orElse("broken"));
    }
  }

  /** Parses a whole message; what is wrong with it is said as of any message. */
  static Message parse(Descriptor type, byte[] data, int offset, int length)
      throws MalformedMessageException {
    CodedInputStream in = CodedInputStream.newInstance(data, offset, length);
    try {
      return DynamicMessage.parseFrom(type, in);
    } catch (IOException e) {
      throw new MalformedMessageException(
          in.getTotalBytesRead(), "a message " + type.getFullName(), e.getMessage());
    }
  }

  private Descriptor find(Schema schema)
      throws InvalidProtocolBufferException, DescriptorValidationException, UndecodableException {
    FileDescriptorSet set = FileDescriptorSet.parseFrom(schema.data());
    set.getFileList().forEach(file -> files.put(file.getName(), file));
    for (String name : files.keySet()) {
      FileDescriptor file = build(name);
      String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
      if (schema.name().startsWith(prefix)) {
        Descriptor type = nested(file, schema.name().substring(prefix.length()));
        if (type != null) {
          return type;
        }
      }
    }
    throw new UndecodableException("schema has no message " + schema.name());
  }

  private static Descriptor nested(FileDescriptor file, String path) {
    String[] names = path.split("\\.", -1);
    Descriptor type = file.findMessageTypeByName(names[0]);
    for (int i = 1; type != null && i < names.length; i++) {
      type = type.findNestedTypeByName(names[i]);
    }
    return type;
  }

  private FileDescriptor build(String name)
      throws DescriptorValidationException, UndecodableException {
    FileDescriptor known = built.get(name);
    if (known != null) {
      return known;
    }
    FileDescriptorProto file = files.get(name);
    if (file == null) {
      throw new UndecodableException("schema lacks the file " + name);
    }
    if (!open.add(name)) {
      throw new UndecodableException("schema imports " + name + " in a circle");
    }
    if (open.size() - built.size() > MAX_DEPTH) {
      throw new UndecodableException("schema imports more than " + MAX_DEPTH + " files in a row");
    }
    FileDescriptor[] imports = new FileDescriptor[file.getDependencyCount()];
    for (int i = 0; i < imports.length; i++) {
      imports[i] = build(file.getDependency(i));
    }
    FileDescriptor done = link(file, imports);
    built.put(name, done);
    return done;
  }

  /** The library trusts compilers: descriptors that none would write trip it in many ways. */
  private static FileDescriptor link(FileDescriptorProto file, FileDescriptor[] imports)
      throws DescriptorValidationException, UndecodableException {
    try {
      return FileDescriptor.buildFrom(file, imports);
    } catch (RuntimeException e) {
      throw new UndecodableException("schema file " + file.getName() + " is broken: " + e);
    }
  }
}
