package io.roadloom.decode.can;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.decode.Decoded;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DbcFramesTest {
  private static final String NESTED =
      """
      BO_ 100 MUX: 8 XXX
       SG_ C m3 : 16|8@1+ (1,0) [0|0] "" XXX
       SG_ Inner m2M : 8|8@1- (1,0) [0|255] "" XXX
       SG_ Selector M : 0|4@1+ (1,0) [0|15] "" XXX
       SG_ A m0 : 8|8@1+ (1,0) [0|255] "" XXX
       SG_ B m1 : 8|8@1- (0.5,1) [0|255] "V" XXX
      SG_MUL_VAL_ 100 C Inner 3-4, 200 - 201;
      """;

  @Test
  void followsMultiplexors() throws DbcException {
    DbcFrames database = DbcFrames.parse(NESTED);

    assertThat(Frames.values(database, 100, 0, 2, 9))
        .isEqualTo(Map.of("MUX.Selector", 0.0, "MUX.A", 2.0));
    assertThat(Frames.values(database, 100, 1, 0xff, 9))
        .isEqualTo(Map.of("MUX.Selector", 1.0, "MUX.B", 0.5));
    assertThat(Frames.values(database, 100, 2, 4, 9))
        .isEqualTo(Map.of("MUX.Selector", 2.0, "MUX.Inner", 4.0, "MUX.C", 9.0));
    assertThat(Frames.values(database, 100, 2, 5, 9))
        .isEqualTo(Map.of("MUX.Selector", 2.0, "MUX.Inner", 5.0));
  }

  /** Values of multiplexors are never negative, even where they are signed as signals. */
  @Test
  void selectsByBits() throws DbcException {
    assertThat(Frames.values(DbcFrames.parse(NESTED), 100, 2, 200, 9))
        .isEqualTo(Map.of("MUX.Selector", 2.0, "MUX.Inner", -56.0, "MUX.C", 9.0));
  }

  @Test
  void remembersNothingOfTheFrameBefore() throws DbcException {
    DbcFrames database = DbcFrames.parse(NESTED);

    assertThat(Frames.values(database, 100, 2, 4, 9)).containsKey("MUX.C");
    assertThat(Frames.values(database, 100, 1, 4, 9)).doesNotContainKey("MUX.C");
    assertThat(Frames.values(database, 100)).isEmpty();
  }

  @Test
  void leavesOutWhatAShortFrameLacks() throws DbcException {
    assertThat(Frames.values(DbcFrames.parse(NESTED), 100, 2, 4))
        .isEqualTo(Map.of("MUX.Selector", 2.0, "MUX.Inner", 4.0));
  }

  @Test
  void keepsIndependentMultiplexorsApart() throws DbcException {
    DbcFrames database =
        DbcFrames.parse(
            """
            BO_ 1 M: 8 X
             SG_ B2 m2 : 24|8@1- (1,0) [0|0] "" X
             SG_ MUX_B M : 16|8@1- (1,0) [0|0] "" X
             SG_ A1 m1 : 8|8@1- (1,0) [0|0] "" X
             SG_ MUX_A M : 0|8@1- (1,0) [0|0] "" X
            SG_MUL_VAL_ 1 B2 MUX_B 2-2;
            SG_MUL_VAL_ 1 A1 MUX_A 1-1;
            """);

    assertThat(Frames.values(database, 1, 1, 5, 3, 6))
        .isEqualTo(Map.of("M.MUX_A", 1.0, "M.A1", 5.0, "M.MUX_B", 3.0));
    assertThat(Frames.values(database, 1, 0, 5, 2, 6))
        .isEqualTo(Map.of("M.MUX_A", 0.0, "M.MUX_B", 2.0, "M.B2", 6.0));
  }

  @Test
  void labelsRawValues() throws DbcException {
    DbcFrames database =
        DbcFrames.parse(
            """
            VAL_TABLE_ OnOff 0 "off" 1 "on" ;
            BO_ 7 M: 8 X
             SG_ S : 0|8@1- (0.5,10) [0|0] "" X
             SG_ U : 8|8@1+ (1,0) [0|0] "" X
             SG_ T : 16|1@1+ (1,0) [0|0] "" X
            VAL_ 7 S -1 "minus"
               1 "one \\"1\\"" ;
            VAL_ 7 U 255 "error" 3 "" 3.5 "between";
            VAL_ 7 T OnOff ;
            """);

    assertThat(Frames.labels(database, 7, 0xff, 0xff, 1))
        .isEqualTo(Map.of("M.S", "minus", "M.U", "error", "M.T", "on"));
    assertThat(Frames.labels(database, 7, 1, 3, 0))
        .isEqualTo(Map.of("M.S", "one \"1\"", "M.U", "", "M.T", "off"));
    assertThat(Frames.labels(database, 7, 2, 2)).isEmpty();
  }

  @Test
  void tellsStandardFromExtendedIds() throws DbcException {
    DbcFrames database =
        DbcFrames.parse(
            """
            BO_ 100 STANDARD: 8 X
             SG_ A : 0|8@1+ (1,0) [0|0] "" X
            BO_ 2147483748 EXTENDED: 8 X
             SG_ B : 0|8@1+ (1,0) [0|0] "" X
            BO_ 2566844672 J1939: 8 X
             SG_ C : 0|8@1+ (1,0) [0|0] "" X
            BO_ 3221225472 VECTOR__INDEPENDENT_SIG_MSG: 0 Vector__XXX
             SG_ Unused : 0|8@1+ (1,0) [0|0] "" Vector__XXX
            """);

    assertThat(Frames.values(database, 100, false, 1)).containsOnlyKeys("STANDARD.A");
    assertThat(Frames.values(database, 100, true, 1)).containsOnlyKeys("EXTENDED.B");
    assertThat(Frames.values(database, 0x18FEF100, true, 1)).containsOnlyKeys("J1939.C");
    assertThat(Frames.values(database, 0x18FEF100, false, 1)).containsOnlyKeys("J1939.C");
    assertThat(Frames.values(database, 101, false, 1)).isEmpty();
    assertThat(Frames.values(database, 0, true, 1)).isEmpty();
    assertThat(database.signals()).hasSize(3);
  }

  @Test
  void findsEveryIdOfMany() throws DbcException {
    StringBuilder text = new StringBuilder();
    for (int id = 0; id < 2048; id++) {
      text.append("BO_ %d M%d: 8 X\n SG_ S : 0|8@1+ (1,%d) [0|0] \"\" X\n".formatted(id, id, id));
    }
    DbcFrames database = DbcFrames.parse(text.toString());

    for (int id = 0; id < 2048; id++) {
      assertThat(Frames.values(database, id, 0)).isEqualTo(Map.of("M" + id + ".S", (double) id));
    }
  }

  @Test
  void ignoresBytesBeyondCanFd() throws DbcException {
    DbcFrames database = DbcFrames.parse("BO_ 1 M: 64 X\n SG_ S : 504|8@1+ (1,0) [0|0] \"\" X\n");
    byte[] data = new byte[100];
    data[63] = 7;
    Decoded out = new Decoded();
    database.frame(1, false, data, 0, 100, out);

    assertThat(out.value(0)).isEqualTo(7);
  }
}
