package io.roadloom.decode.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionParserTest {
  private static final String SEPARATOR = "=".repeat(80) + "\nMSG: ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bool a                                 | BOOL    | -1",
        "byte b                                 | UINT8   | -1",
        "char c                                 | UINT8   | -1",
        "float32 x 1.5                          | FLOAT32 | -1",
        "float64[9] covariance                  | FLOAT64 | 9",
        "float64[<=9] some # why                | FLOAT64 | -2",
        "uint8[]   data#why                     | UINT8   | -2",
        "int8[] d [1, 2]                        | INT8    | -2",
        "string s 'a = b'                       | STRING  | -1",
        "string<=10 s                           | STRING  | -1",
        "string<=10[<=5] s                      | STRING  | -2",
        "wstring w                              | WSTRING | -1",
        "builtin_interfaces/Time t              | STRUCT  | -1",
        "builtin_interfaces/msg/Duration[2] t   | STRUCT  | 2",
      })
  void readsFields(String line, Kind kind, int count) throws Exception {
    RosType type = DefinitionParser.parse("pkg/msg/T", "int32 X=1\n# c\n\n" + line, false);

    assertThat(type.name()).isEqualTo("pkg/T");
    assertThat(type.fields()).hasSize(1);
    assertThat(type.fields().get(0).kind()).isEqualTo(kind);
    assertThat(type.fields().get(0).count()).isEqualTo(count);
  }

  @Test
  void builtInTypesOfRos1AreItsOwn() throws Exception {
    String text = "byte b\ntime t\nduration d\nHeader header\n" + SEPARATOR + "std_msgs/Header\n";
    RosType type =
        DefinitionParser.parse("pkg/T", text + "uint32 seq\ntime stamp\nstring frame_id\n", true);

    assertThat(type.fields().get(0).kind()).isEqualTo(Kind.INT8);
    assertThat(type.fields().get(1).struct().fields())
        .extracting(RosField::kind)
        .containsExactly(Kind.UINT32, Kind.UINT32);
    assertThat(type.fields().get(2).struct().fields())
        .extracting(RosField::kind)
        .containsExactly(Kind.INT32, Kind.INT32);
    assertThat(type.fields().get(3).struct().name()).isEqualTo(RosType.HEADER);
  }

  @Test
  void findsTypesOfTheSamePackageBeforeOthers() throws Exception {
    String text = "a/Outer o\nInner i\n" + SEPARATOR + "a/Outer\nInner i\n";
    text += SEPARATOR + "a/Inner\nint8 ofA\n" + SEPARATOR + "pkg/msg/Inner\nint8 ofPkg\n";
    RosType type = DefinitionParser.parse("pkg/msg/T", text, false);

    assertThat(type.fields().get(0).struct().fields().get(0).struct().name()).isEqualTo("a/Inner");
    assertThat(type.fields().get(1).struct().name()).isEqualTo("pkg/Inner");
  }

  @Test
  void knowsWhatAServiceIntrospects() throws Exception {
    RosType type =
        DefinitionParser.parse("pkg/srv/Add_Event", "int64 a\nint64 b\n---\nint64 sum\n", false);

    assertThat(type.fields()).extracting(RosField::name).contains("info", "request", "response");
    assertThat(type.fields().get(0).struct().fields()).hasSize(4);
    assertThat(type.fields().get(1).struct().fields()).hasSize(2);
    assertThat(type.fields().get(1).count()).isEqualTo(RosField.SEQUENCE);
    assertThat(type.fields().get(2).struct().fields().get(0).name()).isEqualTo("sum");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T t              | definition of pkg/T nests without end",
        "int8 a;T t       | definition of pkg/T nests without end",
        "int8[999999999] a| line 1: expected an array of at most 268435456, not 999999999",
        "int8[1999999999] a | line 1: expected an array of at most 268435456, not 1999999999",
        "int8             | line 1: expected a field, not «int8»",
        "int8 a;---;int8 b| line 2: expected a field, not «---»",
        "pkg/Other o      | line 1: expected a type that is defined, not pkg/Other",
      })
  void saysWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(
            () -> DefinitionParser.parse("pkg/msg/T", text.replace(';', '\n').strip(), false))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining(message);
  }

  @Test
  void arraysOfNothingAreNoWayToKeepADecoderBusy() {
    String text = "Empty[268435456] e\n" + SEPARATOR + "pkg/Empty\n";

    assertThatThrownBy(() -> DefinitionParser.parse("pkg/T", text, true))
        .isInstanceOf(UndecodableException.class)
        .hasMessage(
            "definition of pkg/T, line 1: expected an array of what takes bytes, not of Empty");
  }

  @Test
  @Timeout(20)
  void fewLinesAreNotABillionFields() {
    StringBuilder text = new StringBuilder("T0 a\n");
    for (int i = 0; i < 30; i++) {
      String next = i == 29 ? "int8" : "T" + (i + 1);
      text.append(SEPARATOR).append("pkg/T").append(i).append('\n');
      text.append(next).append(" a\n").append(next).append(" b\n");
    }

    assertThatThrownBy(() -> RosSchema.type(channel(text.toString())))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("definition of pkg/T has more than 65536 fields");
  }

  @Test
  void anyTextIsATypeOrAReason() {
    String real = "std_msgs/Header header\nfloat64[9] k\nT2[<=3] t\nstring<=4 s 'x'\n";
    real += SEPARATOR + "std_msgs/Header\nuint32 seq\ntime stamp\n" + SEPARATOR + "pkg/T2\nT2 x";
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(real);
      for (int i = 1 + random.nextInt(6); i > 0; i--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) random.nextInt(128));
          case 1 -> text.deleteCharAt(at);
          default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
        }
      }
      try {
        RosDecoder.of(channel(text.toString()), Set.of(), null);
      } catch (UndecodableException e) {
        assertThat(e.getMessage()).as("seed %s", seed).isNotBlank();
      }
    }
  }

  private static Channel channel(String text) {
    Schema schema = new Schema("pkg/msg/T", "ros2msg", text.getBytes(StandardCharsets.UTF_8));
    return new Channel(1, "/t", "cdr", schema, Map.of());
  }
}
