package io.roadloom.decode.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProtobufDecoderTest {
  private static final DescriptorProto INNER =
      Descriptors.type("Inner", "double x", "sint64 y", "repeated string names");
  private static final DescriptorProto ALL =
      Descriptors.type(
          "All",
          "double a",
          "float b",
          "int32 c",
          "int64 d",
          "uint32 e",
          "uint64 f",
          "sint32 g",
          "sint64 h",
          "fixed32 i",
          "fixed64 j",
          "sfixed32 k",
          "sfixed64 l",
          "bool m",
          "string n",
          "Color o",
          ".foxglove.Inner inner",
          "repeated double numbers",
          "bytes blob",
          ".google.protobuf.Timestamp timestamp",
          "string frame_id");

  private static Map<String, Object> decode(MessageDecoder decoder, byte[] message)
      throws Exception {
    Decoded out = new Decoded();
    out.clear();
    decoder.decode(message, 0, message.length, out);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < out.size(); i++) {
      String name = decoder.signals().get(out.signalId(i)).name();
      boolean text = Double.isNaN(out.value(i)) && out.text(i) != null;
      assertThat(values.put(name, text ? out.text(i) : (Object) out.value(i))).isNull();
    }
    return values;
  }

  /** What protobuf's own parser says that the singular fields are. */
  private static void oracle(Message message, String prefix, Map<String, Object> values) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      String path = prefix + field.getName();
      boolean absent = field.isRepeated() || field.hasPresence() && !message.hasField(field);
      if (absent || path.equals("timestamp") || path.equals("frame_id")) {
        continue;
      }
      Object value = message.getField(field);
      switch (field.getType()) {
        case MESSAGE -> oracle((Message) value, path + ".", values);
        case BYTES -> {
          // no signal
        }
        case UINT32, FIXED32 -> values.put(path, (double) Integer.toUnsignedLong((Integer) value));
        case UINT64, FIXED64 ->
            values.put(path, new BigInteger(Long.toUnsignedString((Long) value)).doubleValue());
        case BOOL -> values.put(path, (Boolean) value ? 1.0 : 0.0);
        case ENUM -> values.put(path, (double) ((EnumValueDescriptor) value).getNumber());
        case STRING -> values.put(path, value);
        default -> values.put(path, ((Number) value).doubleValue());
      }
    }
  }

  private static Message random(Descriptor type, Random random) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (FieldDescriptor field : type.getFields()) {
      if (random.nextInt(4) == 0) {
        continue;
      }
      for (int i = field.isRepeated() ? random.nextInt(4) : 1; i > 0; i--) {
        Object value = value(field, random);
        if (field.isRepeated()) {
          message.addRepeatedField(field, value);
        } else {
          message.setField(field, value);
        }
      }
    }
    return message.build();
  }

  private static Object value(FieldDescriptor field, Random random) {
    return switch (field.getJavaType()) {
      case INT -> random.nextInt() >> random.nextInt(32);
      case LONG -> random.nextLong() >> random.nextInt(64);
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextGaussian();
      case BOOLEAN -> random.nextBoolean();
      case STRING -> Integer.toString(random.nextInt(5), 36);
      case BYTE_STRING -> ByteString.copyFrom(new byte[random.nextInt(5)]);
      case ENUM -> field.getEnumType().getValues().get(random.nextInt(2));
      case MESSAGE -> random(field.getMessageType(), random);
    };
  }

  @Test
  void saysWhatProtobufsOwnParserSays() throws Exception {
    Channel channel = Descriptors.channel(ALL, INNER);
    Descriptor type = ProtobufSchema.of(channel);
    MessageDecoder decoder = ProtobufDecoder.of(channel, Set.of());
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      Message first = random(type, random);
      // Messages in a row are one message: values of the later ones win, nested ones merge.
      byte[] bytes = first.toByteString().concat(random(type, random).toByteString()).toByteArray();
      Map<String, Object> expected = new LinkedHashMap<>();
      oracle(DynamicMessage.parseFrom(type, bytes), "", expected);

      assertThat(decode(decoder, bytes)).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void anyBytesAreAMessageOrMalformed() throws Exception {
    Channel channel = Descriptors.channel(ALL, INNER);
    Descriptor type = ProtobufSchema.of(channel);
    MessageDecoder decoder = ProtobufDecoder.of(channel, Set.of("numbers[1]"));
    Decoded out = new Decoded();
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] message = random(type, random).toByteArray();
      byte[] bytes = Arrays.copyOf(message, random.nextInt(message.length + 4));
      for (int k = random.nextInt(4); k > 0 && bytes.length > 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      out.clear();
      try {
        decoder.decode(bytes, 0, bytes.length, out);
      } catch (MalformedMessageException e) {
        assertThat(e.position()).as("seed %s", seed).isBetween(0, bytes.length);
      }
    }
  }

  @Test
  void takesElementsThatAreAskedFor() throws Exception {
    Channel channel = Descriptors.channel(ALL, INNER);
    Descriptor type = ProtobufSchema.of(channel);
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    for (double number : new double[] {1.5, 2.5, 3.5}) {
      message.addRepeatedField(type.findFieldByName("numbers"), number);
    }

    MessageDecoder decoder = ProtobufDecoder.of(channel, Set.of("numbers[2]", "numbers[9]"));

    assertThat(decode(decoder, message.build().toByteArray()))
        .containsEntry("numbers[2]", 3.5)
        .doesNotContainKey("numbers[9]");
  }

  @Test
  void stampAndFrameAreTheMessages() throws Exception {
    Channel channel = Descriptors.channel(ALL, INNER);
    Decoded out = new Decoded();
    out.clear();
    // Field 19 {1: 1700000000, 2: 5}, field 20 "map".
    byte[] message =
        bytes(0x9a, 1, 8, 8, 0x80, 0xe2, 0xcf, 0xaa, 6, 16, 5, 0xa2, 1, 3, 'm', 'a', 'p');
    ProtobufDecoder.of(channel, Set.of()).decode(message, 0, message.length, out);

    assertThat(out.headerNs).isEqualTo(1_700_000_000_000_000_005L);
    assertThat(out.frameId).isEqualTo("map");
  }

  @Test
  void anImageIsWhereItsDataLies() throws Exception {
    Channel channel =
        Descriptors.channel(
            Descriptors.type("CompressedImage", "string frame_id", "bytes data", "string format"));
    byte[] message = bytes(10, 1, 'f', 18, 4, 0xff, 0xd8, 1, 2, 26, 4, 'j', 'p', 'e', 'g');
    byte[] chunk = new byte[message.length + 5];
    System.arraycopy(message, 0, chunk, 5, message.length);
    MessageDecoder decoder = ProtobufDecoder.of(channel, Set.of());
    Decoded out = new Decoded();
    out.clear();
    decoder.decode(chunk, 5, message.length, out);

    assertThat(decoder.modality()).isEqualTo(Modality.CAMERA);
    assertThat(decoder.signals()).isEmpty();
    assertThat(out.mediaOffset).isEqualTo(5);
    assertThat(out.mediaLength).isEqualTo(4);
    assertThat(out.imageEncoding).isEqualTo("jpeg");
  }

  @Test
  void calibrationsAndTransformsAreMountings() throws Exception {
    DescriptorProto vector = Descriptors.type("Vector3", "double x", "double y", "double z");
    DescriptorProto turn =
        Descriptors.type("Quaternion", "double x", "double y", "double z", "double w");
    DescriptorProto transform =
        Descriptors.type(
            "FrameTransform",
            "string parent_frame_id",
            "string child_frame_id",
            ".foxglove.Vector3 translation",
            ".foxglove.Quaternion rotation");
    DescriptorProto all =
        Descriptors.type("FrameTransforms", "repeated .foxglove.FrameTransform transforms");
    Channel channel = Descriptors.channel(all, transform, vector, turn);
    Descriptor type = ProtobufSchema.of(channel);
    Descriptor element = type.findFieldByName("transforms").getMessageType();
    Descriptor shift = element.findFieldByName("translation").getMessageType();
    Message one =
        DynamicMessage.newBuilder(element)
            .setField(element.findFieldByName("parent_frame_id"), "base")
            .setField(element.findFieldByName("child_frame_id"), "lidar")
            .setField(
                element.findFieldByName("translation"),
                DynamicMessage.newBuilder(shift).setField(shift.findFieldByName("z"), 1.7).build())
            .build();
    byte[] message =
        DynamicMessage.newBuilder(type)
            .addRepeatedField(type.findFieldByName("transforms"), one)
            .build()
            .toByteArray();
    Decoded out = new Decoded();
    out.clear();
    ProtobufDecoder.of(channel, Set.of()).decode(message, 0, message.length, out);

    Decoded.Mounting mounting = out.mountings.get(0);
    assertThat(List.of(mounting.frameId(), mounting.parentFrame()))
        .containsExactly("lidar", "base");
    assertThat(mounting.translation()).containsExactly(0, 0, 1.7);
  }

  @Test
  void aCameraCalibrationIsOptics() throws Exception {
    Channel channel =
        Descriptors.channel(
            Descriptors.type(
                "CameraCalibration", "string frame_id", "repeated double D", "repeated double K"));
    Descriptor type = ProtobufSchema.of(channel);
    DynamicMessage.Builder message =
        DynamicMessage.newBuilder(type).setField(type.findFieldByName("frame_id"), "front");
    for (int i = 1; i <= 9; i++) {
      message.addRepeatedField(type.findFieldByName("K"), (double) i);
    }
    byte[] bytes = message.build().toByteArray();
    Decoded out = new Decoded();
    out.clear();
    ProtobufDecoder.of(channel, Set.of()).decode(bytes, 0, bytes.length, out);

    assertThat(out.mountings.get(0).cameraMatrix()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(out.mountings.get(0).frameId()).isEqualTo("front");
  }

  @Test
  void rendersUnsignedNumbersAsSuch() throws Exception {
    Channel channel =
        Descriptors.channel(Descriptors.type("T", "uint32 a", "fixed64 b", "int32 c", "float d"));
    byte[] message =
        bytes(8, 0xff, 0xff, 0xff, 0xff, 15, 17, 255, 255, 255, 255, 255, 255, 255, 255, 24, 5);
    StringWriter text = new StringWriter();
    JsonGenerator json = new JsonFactory().createGenerator(text);
    new ProtobufRenderer(channel).render(message, 0, message.length, json);
    json.flush();

    assertThat(text.toString())
        .isEqualTo("{\"a\":4294967295,\"b\":18446744073709551615,\"c\":5,\"d\":0.0}");
  }

  @Test
  @Timeout(20)
  void typesThatHoldThemselvesOrGrowWithoutEndAreNoWayToKeepADecoderBusy() throws Exception {
    String[] self = new String[20];
    Arrays.setAll(self, i -> ".foxglove.Self s" + i);
    self[19] = "int32 value";
    MessageDecoder decoder =
        ProtobufDecoder.of(Descriptors.channel(Descriptors.type("Self", self)), Set.of());
    assertThat(decoder.signals())
        .extracting(MessageDecoder.SignalInfo::name)
        .containsExactly("value");

    DescriptorProto[] wide = new DescriptorProto[30];
    for (int i = 0; i < 30; i++) {
      String field = i == 29 ? "int32 " : ".foxglove.T" + (i + 1) + " ";
      wide[i] = Descriptors.type("T" + i, field + "a", field + "b");
    }
    assertThatThrownBy(() -> ProtobufDecoder.of(Descriptors.channel(wide), Set.of()))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("more than 65536 fields");
  }

  @Test
  void anySchemaIsATypeOrAReason() throws Exception {
    byte[] schema = Descriptors.set(ALL, INNER).toByteArray();
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = Arrays.copyOf(schema, schema.length - random.nextInt(2) * random.nextInt(200));
      for (int k = 1 + random.nextInt(4); k > 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        ProtobufDecoder.of(Descriptors.channel("All", bytes), Set.of());
      } catch (UndecodableException e) {
        assertThat(e.getMessage()).as("seed %s", seed).isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
