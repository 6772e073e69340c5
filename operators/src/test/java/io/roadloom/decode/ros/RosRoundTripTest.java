package io.roadloom.decode.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an encoder of our own writes is what is rendered, arrays and all, in every encoding. */
class RosRoundTripTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] TYPES = {
    "bool",
    "int8",
    "uint8",
    "int16",
    "uint16",
    "int32",
    "uint32",
    "int64",
    "uint64",
    "float64",
    "string",
    "string<=40"
  };

  /** A random type, and a message of it. */
  private static final class Sample {
    final StringBuilder nested = new StringBuilder();
    final CdrEncoder encoder;
    final Random random;
    int types;

    Sample(CdrEncoder encoder, Random random) {
      this.encoder = encoder;
      this.random = random;
    }

    /** Appends fields to {@code text} and writes values of them. */
    ObjectNode struct(StringBuilder text, int depth) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        String name = "f" + i;
        boolean isStruct = depth < 3 && random.nextInt(3) == 0;
        String type = isStruct ? "N" + types++ : TYPES[random.nextInt(TYPES.length)];
        // A type's text and its value come together: an array of structs has one element here.
        int count = isStruct ? 1 : random.nextInt(5);
        String[] shapes = {"", "[" + count + "]", "[]", "[<=9]"};
        int shape = random.nextInt(count == 0 ? 2 : 4);
        shape = count == 0 && shape == 1 ? 2 : shape;
        text.append(type).append(shapes[shape]).append(' ').append(name).append(" # why\n");
        if (shape > 0 && (isStruct || type.startsWith("string"))) {
          encoder.array();
        }
        if (shape > 1) {
          encoder.number(count, 4);
        }
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        for (int k = shape == 0 ? 1 : count; k > 0; k--) {
          elements.add(isStruct ? nested(type, depth) : value(type));
        }
        node.set(name, shape == 0 ? elements.get(0) : elements);
      }
      return node;
    }

    private JsonNode nested(String type, int depth) {
      encoder.struct();
      StringBuilder inner = new StringBuilder();
      ObjectNode node = struct(inner, depth + 1);
      nested.append("=".repeat(80)).append("\nMSG: pkg/").append(type).append('\n').append(inner);
      return node;
    }

    private JsonNode value(String type) {
      JsonNodeFactory nodes = JsonNodeFactory.instance;
      long bits = random.nextLong();
      if (type.startsWith("string")) {
        String text = "ä".repeat(random.nextInt(3)) + Long.toString(bits, 36);
        encoder.text(text);
        return nodes.textNode(text);
      } else if (type.equals("bool")) {
        encoder.number(bits & 1, 1);
        return nodes.booleanNode((bits & 1) == 1);
      } else if (type.equals("float64")) {
        double number = random.nextInt(8) == 0 ? Double.NaN : random.nextGaussian();
        encoder.number(Double.doubleToRawLongBits(number), 8);
        return Double.isNaN(number) ? nodes.textNode("NaN") : nodes.numberNode(number);
      }
      int size = Integer.parseInt(type.replaceAll("\\D", "")) / 8;
      encoder.number(bits, size);
      int shift = 64 - 8 * size;
      return type.startsWith("u")
          ? nodes.numberNode(new BigInteger(Long.toUnsignedString(bits << shift >>> shift)))
          : nodes.numberNode(BigInteger.valueOf(bits << shift >> shift));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ros1,false,0",
    "cdr,false,0",
    "cdr,true,0",
    "cdr,false,6",
    "cdr,true,6",
    "cdr,false,8",
    "cdr,true,8"
  })
  void rendersWhatWasEncoded(String encoding, boolean big, int kind) throws Exception {
    for (int seed = 0; seed < 1_000; seed++) {
      Sample sample =
          new Sample(new CdrEncoder(encoding.equals("cdr"), big, kind), new Random(seed));
      StringBuilder root = new StringBuilder();
      JsonNode expected = sample.struct(root, 0);
      Channel channel = channel(encoding, root.append(sample.nested).toString());
      byte[] message = sample.encoder.message();

      assertThat(JSON.readTree(render(channel, message)).toString())
          .as("seed %s%n%s", seed, root)
          .isEqualTo(expected.toString());
      mutate(channel, message, new Random(seed));
    }
  }

  /** Whatever the bytes, decoder and renderer read them or say that they are malformed. */
  private static void mutate(Channel channel, byte[] message, Random random) throws Exception {
    MessageDecoder decoder = RosDecoder.of(channel, Set.of("f1[0]", "f2[3]"), null);
    Decoded out = new Decoded();
    for (int i = 0; i < 6; i++) {
      byte[] bytes = Arrays.copyOf(message, random.nextInt(message.length + 20));
      for (int k = random.nextInt(4); k > 0 && bytes.length > 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      out.clear();
      boolean decoded = true;
      try {
        decoder.decode(bytes, 0, bytes.length, out);
      } catch (MalformedMessageException e) {
        decoded = false;
        assertThat(e.position()).isBetween(0, bytes.length);
      }
      assertThat(renders(channel, bytes)).isEqualTo(decoded);
    }
  }

  private static boolean renders(Channel channel, byte[] bytes) throws Exception {
    try {
      render(channel, bytes);
      return true;
    } catch (MalformedMessageException e) {
      return false;
    }
  }

  @Test
  void decodesInTheMiddleOfAChunk() throws Exception {
    CdrEncoder encoder = new CdrEncoder(true, false);
    encoder.number(7, 1);
    encoder.number(Double.doubleToRawLongBits(2.5), 8);
    byte[] message = encoder.message();
    byte[] chunk = new byte[message.length + 30];
    System.arraycopy(message, 0, chunk, 13, message.length);
    MessageDecoder decoder = RosDecoder.of(channel("cdr", "uint8 a\nfloat64 b"), Set.of(), null);
    Decoded out = new Decoded();
    out.clear();

    decoder.decode(chunk, 13, message.length, out);

    assertThat(out.value(1)).isEqualTo(2.5);
  }

  @Test
  void toleratesPaddingOnly() throws Exception {
    CdrEncoder encoder = new CdrEncoder(true, false);
    encoder.number(7, 1);
    Channel channel = channel("cdr", "uint8 a");
    byte[] message = encoder.message();

    assertThat(renders(channel, Arrays.copyOf(message, message.length + 7))).isTrue();
    assertThatThrownBy(() -> render(channel, Arrays.copyOf(message, message.length + 8)))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage(
            "at byte 5 of the message: expected the end of the message, found 8 more bytes");
  }

  @Test
  void abridgesLongByteArrays() throws Exception {
    CdrEncoder encoder = new CdrEncoder(true, false);
    encoder.number(1_000, 4);
    for (int i = 0; i < 1_000; i++) {
      encoder.number(0, 1);
    }

    JsonNode data = JSON.readTree(render(channel("cdr", "uint8[] data"), encoder.message()));

    assertThat(data.at("/data/bytes").intValue()).isEqualTo(1_000);
    assertThat(data.at("/data/head").binaryValue()).hasSize(64).containsOnly(0);
  }

  static String render(Channel channel, byte[] message)
      throws IOException, MalformedMessageException, UndecodableException {
    StringWriter text = new StringWriter();
    JsonGenerator json = new JsonFactory().createGenerator(text);
    new RosRenderer(channel).render(message, 0, message.length, json);
    json.flush();
    return text.toString();
  }

  private static Channel channel(String encoding, String text) {
    return new Channel(
        1,
        "/t",
        encoding,
        new Schema(
            "pkg/msg/T",
            encoding.equals("cdr") ? "ros2msg" : "ros1msg",
            text.getBytes(StandardCharsets.UTF_8)),
        Map.of());
  }
}
