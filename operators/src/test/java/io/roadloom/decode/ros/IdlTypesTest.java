package io.roadloom.decode.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.decode.UndecodableException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdlTypesTest {
  private static final String REAL =
      """
      ================================================================================
      IDL: pkg/msg/Scan
      // generated from rosidl_adapter/resource/msg.idl.em
      #include "std_msgs/msg/Header.idl"

      module pkg {
        module msg {
          typedef double double__9[9];
          typedef Point Point__2[2];
          module Scan_Constants {
            @verbatim (language="comment", text=
              "A \\"quoted\\" (text; with } signs)")
            const unsigned long SIZE = 4;
            const string NAME = "a; b";
          };
          enum Mode { OFF, @value(3) ON };
          @verbatim (language="comment", text="x")
          struct Scan {
            std_msgs::msg::Header header;
            @unit (value="m")
            double range, height;
            double__9 covariance;
            sequence<Point, 3> bounded;
            sequence<uint8> data;
            string<10> name;
            unsigned long long ticks;
            Point__2 corners;
            long grid[2][3]; /* rows
                                and columns */
            Mode mode;
            msg::Point origin;
          };
        };
      };
      ================================================================================
      IDL: pkg/msg/Point
      module pkg { module msg { struct Point { float x; float y; }; }; };
      ================================================================================
      IDL: std_msgs/msg/Header
      module std_msgs { module msg { struct Header {
        builtin_interfaces::msg::Time stamp; string frame_id; }; }; };
      """;

  @Test
  void readsWhatRosidlWrites() throws Exception {
    RosType type = IdlTypes.parse("pkg/msg/Scan", REAL);

    assertThat(type.name()).isEqualTo("pkg/Scan");
    assertThat(type.fields())
        .extracting(field -> field.name() + " " + field.kind() + " " + field.count())
        .containsExactly(
            "header STRUCT -1",
            "range FLOAT64 -1",
            "height FLOAT64 -1",
            "covariance FLOAT64 9",
            "bounded STRUCT -2",
            "data UINT8 -2",
            "name STRING -1",
            "ticks UINT64 -1",
            "corners STRUCT 2",
            "grid INT32 6",
            "mode UINT32 -1",
            "origin STRUCT -1");
    assertThat(type.fields().get(0).struct().name()).isEqualTo(RosType.HEADER);
    assertThat(type.fields().get(0).struct().fields().get(0).struct().name())
        .isEqualTo(RosType.TIME);
    assertThat(type.fields().get(4).struct().name()).isEqualTo("pkg/Point");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "struct T { Other o; }; | field o is of a type that is not defined: Other",
        "struct T { T t; }; | nests without end",
        "typedef A B; typedef B A; struct T { A a; }; | field a is of a type that is not defined",
        "struct T { double x }; | line 1: expected «;», not «}»",
        "union T { }; | line 1: expected a module, struct, typedef, enum or const before, not «T»",
        "struct T { double x[1][999999999]; }; | at most 268435456",
        "struct T { long double x; }; | field x is of a type that is not defined: long double",
        "struct U { }; | has no struct pkg::msg::T",
        "struct T { | line 1: expected the end of module pkg::, not the end",
        "struct T { sequence<sequence<long>> s; }; | expected a sequence of single values, not «sequence»",
        "typedef sequence<double> S; struct T { S s[2]; }; | field s is a sequence of arrays",
      })
  void saysWhatIsWrong(String declarations, String reason) {
    String text = "module pkg { module msg { " + declarations + " }; };";

    assertThatThrownBy(() -> IdlTypes.parse("pkg/msg/T", text))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void anyTextIsATypeOrAReason() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(REAL);
      for (int i = 1 + random.nextInt(5); i > 0 && !text.isEmpty(); i--) {
        int at = random.nextInt(text.length());
        int other = random.nextInt(text.length());
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, text.charAt(other));
          case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
          case 2 -> text.insert(at, "{}()<>[]:;@=\"'/*,".charAt(random.nextInt(17)));
          default -> text.setLength(at);
        }
      }
      try {
        IdlTypes.parse("pkg/msg/Scan", text.toString());
      } catch (UndecodableException e) {
        assertThat(e.getMessage()).as("seed %s", seed).isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }
}
