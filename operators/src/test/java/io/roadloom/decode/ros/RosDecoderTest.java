package io.roadloom.decode.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosDecoderTest {
  private static final String[] TYPES = {
    "bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float32",
    "float64", "string"
  };

  /** A random definition, a message of it, and what is to come out. */
  private static final class Sample {
    final StringBuilder definition = new StringBuilder();
    final Map<String, Object> expected = new LinkedHashMap<>();
    final CdrEncoder encoder;
    final Random random;

    Sample(boolean cdr, boolean big, Random random) {
      this.encoder = new CdrEncoder(cdr, big);
      this.random = random;
    }

    void struct(StringBuilder text, String prefix, int depth) {
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        String name = "f" + i;
        if (depth < 2 && random.nextInt(4) == 0) {
          String type = "Nested" + depth + i + random.nextInt(1_000_000);
          text.append(type).append(' ').append(name).append(" # nested\n");
          StringBuilder nested = new StringBuilder();
          struct(nested, prefix + name + ".", depth + 1);
          definition.append("=".repeat(80)).append("\nMSG: pkg/").append(type).append('\n');
          definition.append(nested);
        } else {
          field(text, prefix, name);
        }
      }
    }

    void field(StringBuilder text, String prefix, String name) {
      String type = TYPES[random.nextInt(TYPES.length)];
      int shape = random.nextInt(4);
      int count = shape == 1 ? 1 + random.nextInt(4) : random.nextInt(4);
      String array = shape == 1 ? "[" + count + "]" : shape == 2 ? "[]" : shape == 3 ? "[<=9]" : "";
      text.append(type).append(array).append(' ').append(name).append('\n');
      text.append("int32 CONSTANT_").append(name).append("=7\n");
      if (shape == 0) {
        expected.put(prefix + name, value(type));
        return;
      }
      if (shape > 1) {
        encoder.number(count, 4);
      }
      for (int i = 0; i < count; i++) {
        value(type);
      }
    }

    Object value(String type) {
      long bits = random.nextLong();
      switch (type) {
        case "string" -> {
          String text = Long.toString(bits, 36).substring(random.nextInt(3));
          encoder.text(text);
          return text;
        }
        case "float32" -> {
          float number = random.nextFloat();
          encoder.number(Float.floatToRawIntBits(number), 4);
          return (double) number;
        }
        case "float64" -> {
          double number = random.nextGaussian();
          encoder.number(Double.doubleToRawLongBits(number), 8);
          return number;
        }
        case "bool" -> {
          encoder.number(bits & 1, 1);
          return (double) (bits & 1);
        }
        default -> {
          int size = Integer.parseInt(type.replaceAll("\\D", "")) / 8;
          encoder.number(bits, size);
          int shift = 64 - 8 * size;
          boolean unsigned = type.startsWith("u");
          return unsigned
              ? new BigInteger(Long.toUnsignedString(bits << shift >>> shift)).doubleValue()
              : (double) (bits << shift >> shift);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"cdr,false", "cdr,true", "ros1,false"})
  void decodesAnyType(String encoding, boolean big) throws Exception {
    for (int seed = 0; seed < 3_000; seed++) {
      Sample sample = new Sample(encoding.equals("cdr"), big, new Random(seed));
      StringBuilder root = new StringBuilder();
      sample.struct(root, "", 0);
      String text = root.append(sample.definition).toString();
      byte[] message = sample.encoder.message();

      assertThat(decode(encoding, text, message))
          .as("seed %s%n%s", seed, text)
          .isEqualTo(sample.expected);
      cut(encoding, text, message, seed);
    }
  }

  /** A message that ends early is malformed, whatever its lengths say, and nothing else. */
  private static void cut(String encoding, String text, byte[] message, int seed) throws Exception {
    Random random = new Random(seed);
    MessageDecoder decoder = decoder(encoding, text);
    Decoded out = new Decoded();
    for (int i = 0; i < 4; i++) {
      byte[] bytes = Arrays.copyOf(message, random.nextInt(message.length + 1));
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      out.clear();
      try {
        decoder.decode(bytes, 0, bytes.length, out);
      } catch (MalformedMessageException e) {
        assertThat(e.position()).isBetween(0, bytes.length + 8);
      }
    }
  }

  @Test
  void takesElementsThatAreAskedFor() throws Exception {
    CdrEncoder encoder = new CdrEncoder(true, false);
    encoder.number(3, 4);
    for (double value : new double[] {1.5, 2.5, 3.5}) {
      encoder.number(Double.doubleToRawLongBits(value), 8);
    }
    Channel channel = channel("cdr", "float64[] position");
    MessageDecoder decoder = RosDecoder.of(channel, Set.of("position[1]", "position[7]"), null);

    assertThat(values(decoder, encoder.message())).containsExactly(Map.entry("position[1]", 2.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "float64 x\\nfoo bar | definition of pkg/T, line 2: expected a type that is defined, not foo",
        "float64 x\\n?! | definition of pkg/T, line 2: expected a field, not «?!»",
      })
  void saysWhatIsWrongWithADefinition(String definition, String message) {
    assertThatThrownBy(() -> decoder("cdr", definition.replace("\\n", "\n")))
        .isInstanceOf(UndecodableException.class)
        .hasMessage(message);
  }

  private static Map<String, Object> decode(String encoding, String text, byte[] message)
      throws Exception {
    return values(decoder(encoding, text), message);
  }

  private static Map<String, Object> values(MessageDecoder decoder, byte[] message)
      throws MalformedMessageException {
    Decoded out = new Decoded();
    out.clear();
    decoder.decode(message, 0, message.length, out);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < out.size(); i++) {
      Object value = out.text(i) != null ? out.text(i) : (Object) out.value(i);
      values.put(decoder.signals().get(out.signalId(i)).name(), value);
    }
    return values;
  }

  private static MessageDecoder decoder(String encoding, String text) throws UndecodableException {
    return RosDecoder.of(channel(encoding, text), Set.of(), null);
  }

  private static Channel channel(String encoding, String text) {
    String schemaEncoding = encoding.equals("cdr") ? "ros2msg" : "ros1msg";
    return new Channel(
        1,
        "/t",
        encoding,
        new Schema("pkg/msg/T", schemaEncoding, text.getBytes(StandardCharsets.UTF_8)),
        Map.of());
  }
}
