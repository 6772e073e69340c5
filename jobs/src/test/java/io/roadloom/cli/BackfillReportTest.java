package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.BackfillResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BackfillReportTest {
  private static final BackfillResult RESULT =
      new BackfillResult(new BackfillResult.Recordings(2, 1, 0), 3, 4, 5, 6, 7, 8, 0, 9, 1.23456);

  @Test
  void isOneObjectInJson() {
    assertThat(print(Output.JSON))
        .isEqualToIgnoringNewLines(
            "{\"recordings\":{\"read\":2,\"skipped\":1,\"quarantined\":0},\"messages\":3,"
                + "\"samples\":4,\"sample_data\":5,\"signals\":6,\"duplicates\":7,\"late\":8,"
                + "\"quarantined\":0,\"bytes\":9,\"seconds\":1.235}");
  }

  @Test
  void isOneRowInCsv() {
    assertThat(print(Output.CSV).lines())
        .containsExactly(
            "recordings_read,recordings_skipped,recordings_quarantined,messages,samples,"
                + "sample_data,signals,duplicates,late,quarantined,bytes,seconds",
            "2,1,0,3,4,5,6,7,8,0,9,1.235");
  }

  @Test
  void somethingQuarantinedIsNotAllDone() {
    assertThat(BackfillReport.exitCode(RESULT)).isEqualTo(ExitCode.DONE);
    BackfillResult parts =
        new BackfillResult(new BackfillResult.Recordings(1, 0, 0), 3, 0, 0, 0, 0, 0, 1, 9, 1);
    assertThat(BackfillReport.exitCode(parts)).isEqualTo(ExitCode.QUARANTINED);
    BackfillResult whole =
        new BackfillResult(new BackfillResult.Recordings(1, 0, 1), 0, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(BackfillReport.exitCode(whole)).isEqualTo(ExitCode.QUARANTINED);
  }

  private static String print(Output output) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BackfillReport.print(RESULT, output, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
