package io.roadloom.decode.can;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.decode.MessageDecoder.SignalInfo;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DbcParserTest {
  /** What the common editors write, in their order. */
  private static final String FULL =
      """
      VERSION "1.0"


      NS_ :
      	NS_DESC_
      	CM_
      	BA_DEF_
      	VAL_
      	SG_MUL_VAL_

      BS_: 500 : 1,2

      BU_: ECU Gate-way
        Other
      VAL_TABLE_ OnOff 1 "on" 0 "off" ;


      BO_ 100 SHORT_NAME: 8 ECU
       SG_ Selector M : 7|8@0+ (1,0) [0|255] ""  Gate-way,Other
       SG_ Speed m1 : 15|16@0- (1E-02,-1.5e+1) [-1.0E+003|+1.7E308] "km/h" Other
       SG_ Cut_name m2 : 15|16@0 - ( .5 , 5. ) [|] "°C" Vector__XXX

      BO_ 2566834942 EMPTY: 0 Vector__XXX

      BO_TX_BU_ 100 : ECU,Other;

      EV_ Env: 0 [0|10] "" 0 1 DUMMY_NODE_VECTOR0 Vector__XXX;
      ENVVAR_DATA_ Env: 10;
      SGTYPE_ T: 8@1+ 0 "";
      CM_ "all of it; with a semicolon";
      CM_ BU_ ECU "BO_ 1 NOT: 8 X";
      CM_ SG_ 100 Speed "two
      SG_ not a signal : 1|2
      lines, \\"quoted\\"";
      BA_DEF_ BO_  "GenMsgCycleTime" INT 0 65535;
      BA_DEF_ SG_  "Kind" ENUM  "a","b";
      BA_DEF_DEF_  "GenMsgCycleTime" 0;
      BA_ "BusType" "CAN";
      BA_ "GenMsgCycleTime" BO_ 100 20;
      BA_ "SystemMessageLongSymbol" BO_ 100 "NAME_THAT_IS_LONGER_THAN_32_CHARACTERS";
      BA_ "SystemSignalLongSymbol" SG_ 100 Cut_name "Cut_name_in_full";
      BA_DEF_REL_ BU_SG_REL_  "Timeout" INT 0 10;
      BA_REL_ "Timeout" BU_SG_REL_ Other SG_ 100 Speed 5;
      VAL_ 100 Selector 1 "speed" 2
        "temperature" ;
      VAL_ 999 Missing 1 "of another file" ;
      VAL_ Env 0 "zero" ;
      SIG_GROUP_ 100 Group 1 : Selector Speed;
      SIG_VALTYPE_ 100 Selector : 0;
      SG_MUL_VAL_ 100 Speed Selector 1-1, 5-7;
      // a note
      """;

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsWhatEditorsWrite(String lineEnd) throws DbcException {
    DbcFrames database = DbcFrames.parse("\uFEFF" + FULL.replace("\n", lineEnd));

    assertThat(database.signals())
        .containsExactly(
            new SignalInfo("NAME_THAT_IS_LONGER_THAN_32_CHARACTERS.Selector", ""),
            new SignalInfo("NAME_THAT_IS_LONGER_THAN_32_CHARACTERS.Speed", "km/h"),
            new SignalInfo("NAME_THAT_IS_LONGER_THAN_32_CHARACTERS.Cut_name_in_full", "°C"));
    assertThat(Frames.values(database, 100, 6, 0, 100).values()).containsExactly(6.0, -14.0);
    assertThat(Frames.values(database, 100, 2, 0xff, 0xfe).values()).containsExactly(2.0, 4.0);
    assertThat(Frames.labels(database, 100, 2, 0, 0).values()).containsExactly("temperature");
  }

  @Test
  void readsFilesWithoutFrames() throws DbcException {
    assertThat(DbcFrames.parse("VERSION \"\"\n\nNS_:\n\nBS_:\n\nBU_:\n").signals()).isEmpty();
  }

  @Test
  void readsSeveralStatementsOfALine() throws DbcException {
    String text =
        "NS_ : CM_ VAL_\nBO_ 1 A: 8 X SG_ S : 0|8@1+ (1,0) [0|0] \"\" X,Y SG_ T : 8|8@1+ (1,0) [0|0] \"\" Z\n"
            + "CM_ \"a\"; VAL_ 1 S 1 \"one\"; ;CM_ SG_ 1 T \"no semicolon\"\nVAL_ 1 T 1 \"two\"";

    assertThat(Frames.labels(DbcFrames.parse(text), 1, 1, 1)).containsValues("one", "two");
  }

  @Test
  void readsTextInEitherEncoding() {
    String text = "SG_ T : \"°C\"";

    assertThat(DbcText.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(DbcText.of(text.getBytes(Charset.forName("windows-1252")))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "hello ~ line 1: expected a CAN database (DBC), found «hello»",
        "'' ~ line 1: expected a CAN database (DBC), found «''»",
        "BO_ x A: 8 X ~ line 1: expected a frame id from 0 to 4294967295, found «x»",
        "BO_ 4294967296 A: 8 X ~ line 1: expected a frame id from 0 to 4294967295, found «4294967296»",
        "BO_ 1 A 8 X ~ line 1: expected «:», found «8»",
        "BO_ 1 A: 8 X\\n\\nBO_ 1 B: 8 X ~ line 3: expected one message of id 1, found a second, «B»; «A» in line 1 has it",
        "SG_ B : 1|8@1+ (1,0) [0|0] \"\" X ~ line 1: expected a message (BO_) before its signals, found SG_",
        "BO_ 1 A: 8 X\\n SG_ ~ line 2: expected a signal's name, found the end of the file",
        "BO_ 1 A: 8 X\\n SG_ B x1 : 1|8@1+ (1,0) [0|0] \"\" X ~ line 2: expected M, m and a number, or «:», found «x1»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|99@1+ (1,0) [0|0] \"\" X ~ line 2: expected a number of bits from 0 to 64, found «99»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|0@1+ (1,0) [0|0] \"\" X ~ line 2: expected 1 to 64 bits within 64 bytes, found «1|0»",
        "BO_ 1 A: 64 X\\n SG_ B : 504|9@1+ (1,0) [0|0] \"\" X ~ line 2: expected 1 to 64 bits within 64 bytes, found «504|9»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|8@2+ (1,0) [0|0] \"\" X ~ line 2: expected a byte order and sign: 0+, 0-, 1+ or 1-, found «2+»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|8@1+ (1) [0|0] \"\" X ~ line 2: expected «,», found «)»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|8@1+ (one,0) [0|0] \"\" X ~ line 2: expected a factor, found «one»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|8@1+ (1,0) [0|0] km X ~ line 2: expected a unit in quotes, found «km»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|8@1+ (1,0) [0|0] \"km X ~ line 2: expected a text with a closing quote, found none",
        "BO_ 1 A: 8 X\\n S_ B : 1|8@1+ (1,0) [0|0] \"\" X ~ line 2: expected a statement that starts with BO_, SG_ or another keyword of DBC, found «:»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|8@1+ (1,0) [0|0] \"\" X\\n SG_ B : 9|8@1+ (1,0) [0|0] \"\" X ~ line 3: expected one signal «B» in message A, found a second; the first is in line 2",
        "BO_ 1 A: 8 X\\n SG_ B m1 : 1|8@1+ (1,0) [0|0] \"\" X ~ line 2: expected a multiplexor of A.B, found none",
        "BO_ 1 A: 8 X\\n SG_ B m1 : 1|8@1+ (1,0) [0|0] \"\" X\\nSG_MUL_VAL_ 1 B C 1-1; ~ line 3: expected a multiplexor of A.B, found «C»",
        "BO_ 1 A: 8 X\\n SG_ B m1M : 1|8@1+ (1,0) [0|0] \"\" X\\nSG_MUL_VAL_ 1 B B 1-1; ~ line 3: expected multiplexors that do not select each other, found «B»",
        "BO_ 1 A: 8 X\\n SG_ B m1M : 1|8@1+ (1,0) [0|0] \"\" X\\nSG_MUL_VAL_ 1 B B 1; ~ line 3: expected a range of values, from-to, found «1»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|8@1+ (1,0) [0|0] \"\" X\\nSIG_VALTYPE_ 1 B : 1; ~ line 3: expected 32 bits for the float B, found 8",
        "BO_ 1 A: 8 X\\n SG_ B : 1|8@1+ (1,0) [0|0] \"\" X\\nVAL_ 1 B 1 one; ~ line 3: expected a label in quotes, found «one»",
        "BO_ 1 A: 8 X\\n SG_ B : 1|8@1+ (1,0) [0|0] \"\" X\\nVAL_ 1 B 1 \"one\" x; ~ line 3: expected «;», found «x»",
      })
  void namesThePlaceOfAMistake(String text, String message) {
    assertThatThrownBy(() -> DbcFrames.parse(text.replace("\\n", "\n")))
        .isInstanceOf(DbcException.class)
        .hasMessage(message);
  }

  @Test
  void asksWhichOfTwoMultiplexors() {
    String text =
        """
        BO_ 1 A: 8 X
         SG_ M1 M : 0|8@1+ (1,0) [0|0] "" X
         SG_ M2 M : 8|8@1+ (1,0) [0|0] "" X
         SG_ B m1 : 16|8@1+ (1,0) [0|0] "" X
        """;

    assertThatThrownBy(() -> DbcFrames.parse(text))
        .hasMessage(
            "line 4: expected an SG_MUL_VAL_ that says which multiplexor selects A.B, found none");
  }

  /** Whatever is done to a file, it is read or refused: in one line, by our own exception. */
  @Test
  void survivesMutation() {
    List<String> pieces =
        List.of("\"", ";", "SG_", "BO_", "9999999999999", "-", "\n", ":", "m1", "");
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(FULL);
      for (int i = 0; i <= random.nextInt(4); i++) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(6));
        text.replace(from, to, pieces.get(random.nextInt(pieces.size())));
      }
      try {
        DbcFrames.parse(text.toString());
      } catch (DbcException e) {
        assertThat(e.getMessage()).as("seed %s", seed).startsWith("line ").doesNotContain("\n");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }
}
