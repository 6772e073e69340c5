package io.roadloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.BackfillResult;
import io.roadloom.model.DriveKey;
import io.roadloom.model.RecordingRef;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackfillReportTest {
  private static final BackfillResult RESULT =
      result(new BackfillResult.Recordings(2, 1, 0), 0, List.of());

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
    BackfillResult parts = result(new BackfillResult.Recordings(1, 0, 0), 1, List.of());
    assertThat(BackfillReport.exitCode(parts)).isEqualTo(ExitCode.QUARANTINED);
    BackfillResult whole = result(new BackfillResult.Recordings(1, 0, 1), 0, List.of());
    assertThat(BackfillReport.exitCode(whole)).isEqualTo(ExitCode.QUARANTINED);
  }

  @Test
  void aForgottenDriveIsNotAllDone() {
    RecordingRef refused =
        new RecordingRef(new DriveKey("car", "gone"), "id", "/in/gone.mcap", "mcap", 1);
    BackfillResult result = result(new BackfillResult.Recordings(0, 0, 0), 0, List.of(refused));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    BackfillReport.printRefused(
        result.refused(), new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(BackfillReport.exitCode(result)).isEqualTo(ExitCode.QUARANTINED);
    assertThat(err.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("drive gone is forgotten: /in/gone.mcap is not read");
  }

  private static BackfillResult result(
      BackfillResult.Recordings recordings, long quarantined, List<RecordingRef> refused) {
    return new BackfillResult(recordings, 3, 4, 5, 6, 7, 8, quarantined, 9, 1.23456, refused);
  }

  private static String print(Output output) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BackfillReport.print(RESULT, output, new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
