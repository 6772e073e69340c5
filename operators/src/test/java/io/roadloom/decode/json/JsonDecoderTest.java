package io.roadloom.decode.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.MessageDecoder.SignalInfo;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.Schema;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {
  private final Decoded out = new Decoded();

  private static MessageDecoder decoder(String schema, String... requested)
      throws UndecodableException {
    Schema stated =
        schema == null
            ? null
            : new Schema("car.State", "jsonschema", schema.getBytes(StandardCharsets.UTF_8));
    return JsonDecoder.of(new Channel(1, "/t", "json", stated, Map.of()), Set.of(requested));
  }

  private Map<String, Object> decode(MessageDecoder decoder, String message) throws Exception {
    byte[] bytes = ("xx" + message + "xx").getBytes(StandardCharsets.UTF_8);
    out.clear();
    decoder.decode(bytes, 2, bytes.length - 4, out);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < out.size(); i++) {
      String name = decoder.signals().get(out.signalId(i)).name();
      Object value = out.text(i) == null ? (Object) out.value(i) : out.text(i);
      assertThat(values.put(name, value)).isNull();
    }
    return values;
  }

  @Test
  void scalarsOutsideArraysAreSignals() throws Exception {
    MessageDecoder decoder = decoder(null);
    String message =
        "{\"a\":1,\"b\":{\"c\":-2.5e3,\"d\":true,\"e\":\"on\",\"f\":null},\"g\":[1,{\"h\":2}],"
            + "\"a\":9,\"timestamp\":{\"sec\":1700000000,\"nsec\":5},\"frame_id\":\"map\"}";

    assertThat(decode(decoder, message))
        .isEqualTo(Map.of("a", 1.0, "b.c", -2500.0, "b.d", 1.0, "b.e", "on"));
    assertThat(out.headerNs).isEqualTo(1_700_000_000_000_000_005L);
    assertThat(out.frameId).isEqualTo("map");
  }

  @Test
  void idsStayWhenNewFieldsAreMet() throws Exception {
    MessageDecoder decoder = decoder(null);
    decode(decoder, "{\"a\":1,\"b\":2}");

    assertThat(decode(decoder, "{\"c\":4,\"b\":3}")).isEqualTo(Map.of("c", 4.0, "b", 3.0));
    assertThat(decoder.signals()).extracting(SignalInfo::name).containsExactly("a", "b", "c");
    assertThat(out.headerNs).isEqualTo(ReadingBatch.NO_STAMP);
  }

  @Test
  void takesElementsThatAreAskedFor() throws Exception {
    MessageDecoder decoder = decoder(null, "a[1]", "b.c[0]", "d[0].e");

    assertThat(decode(decoder, "{\"a\":[1,2,3],\"b\":{\"c\":[true]},\"d\":[{\"e\":1}]}"))
        .isEqualTo(Map.of("a[1]", 2.0, "b.c[0]", 1.0));
  }

  @Test
  void aSchemaSaysWhichSignalsToExpect() throws Exception {
    String schema =
        """
        {"type": "object", "properties": {
          "speed": {"type": "number"},
          "gear": {"type": ["string", "null"]},
          "pose": {"$ref": "#/$defs/pose"},
          "list": {"type": "array", "items": {"type": "number"}},
          "image": {"type": "string", "contentEncoding": "base64"},
          "timestamp": {"type": "object", "properties": {"sec": {"type": "integer"}}}},
         "$defs": {"pose": {"type": "object", "properties": {"x": {"type": "number"}}}}}
        """;

    assertThat(decoder(schema).signals())
        .containsExactly(
            new SignalInfo("speed", ""), new SignalInfo("gear", ""), new SignalInfo("pose.x", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\": \"#\"}",
        "{\"properties\": {\"a\": {\"$ref\": \"#/properties/a\"}}}",
        "{\"properties\": {\"a\": {\"$ref\": \"#/$defs/a\"}}, \"$defs\": {\"a\": "
            + "{\"properties\": {\"a\": {\"$ref\": \"#/$defs/a\"}, \"b\": {\"$ref\": \"#/$defs/a\"}}}}}",
        "{\"properties\": 5}",
        "[]",
        "true",
        "",
      })
  void schemasThatSayLittleOrGoInCirclesLeaveItToTheMessages(String schema) throws Exception {
    assertThat(decode(decoder(schema), "{\"z\":1}")).containsEntry("z", 1.0);
  }

  @Test
  void aBrokenSchemaIsAReason() {
    assertThatThrownBy(() -> decoder("{\"type\":\n oops"))
        .isInstanceOf(UndecodableException.class)
        .hasMessageStartingWith("schema car.State, line 2: Unrecognized token 'oops'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"{\"a\":1", "{\"a\":}", "{} {}", "``", "nonsense", "{\"a\":1}]"})
  void whatIsNoJsonIsMalformed(String message) {
    assertThatThrownBy(() -> decode(decoder(null), message))
        .isInstanceOf(MalformedMessageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "\"text\"", "[1,2]", "null", "true"})
  void aValueThatIsNoObjectHasNoSignals(String message) throws Exception {
    assertThat(decode(decoder(null), message)).isEmpty();
  }

  @Test
  void anyBytesAreAMessageOrMalformed() throws Exception {
    byte[] message =
        "{\"a\":[1,{\"b\":\"\\u00e4\"}],\"c\":{\"d\":-1.5e10},\"header\":{\"stamp\":{\"sec\":1}}}"
            .getBytes(StandardCharsets.UTF_8);
    MessageDecoder decoder = decoder(null, "a[0]");
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = Arrays.copyOf(message, random.nextInt(message.length + 3));
      for (int k = random.nextInt(4); k > 0 && bytes.length > 0; k--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      out.clear();
      boolean decoded = true;
      try {
        decoder.decode(bytes, 0, bytes.length, out);
      } catch (MalformedMessageException e) {
        decoded = false;
        assertThat(e.found()).as("seed %s", seed).isNotBlank();
      }
      if (decoded) {
        render(bytes);
      }
    }
  }

  @Test
  void rendersItAsItIs() throws Exception {
    String message = "{\"a\":[1,2.50,\"x\"],\"b\":null}";

    assertThat(render(message.getBytes(StandardCharsets.UTF_8))).isEqualTo(message);
  }

  private static String render(byte[] message) throws Exception {
    StringWriter text = new StringWriter();
    JsonGenerator json = new JsonFactory().createGenerator(text);
    new JsonRenderer().render(message, 0, message.length, json);
    json.flush();
    return text.toString();
  }
}
