package io.roadloom.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloom.model.DriveKey;
import io.roadloom.rig.RigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingDiscoveryTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    for (String name :
        List.of(
            "a.mcap",
            "readme.txt",
            "mon/b.mcap",
            "mon/deep/c.mcap",
            "tue/b.mcap",
            ".hidden.mcap",
            "_temporary/d.mcap",
            "odd[1] %20#.mcap",
            "c.mcap.part")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
  }

  @Test
  void foldersAreWalkedForRecordingsThatAreNotHidden() throws IOException {
    assertThat(find(folder.toString()))
        .extracting(FoundFile::below)
        .containsExactly(
            "a.mcap", "mon/b.mcap", "mon/deep/c.mcap", "odd[1] %20#.mcap", "tue/b.mcap");
  }

  @Test
  void aNamedFileIsTakenWhateverItIs() throws IOException {
    assertThat(find(folder + "/readme.txt", folder + "/odd[1] %20#.mcap"))
        .extracting(FoundFile::below)
        .containsExactlyInAnyOrder("readme.txt", "odd[1] %20#.mcap");
  }

  @Test
  void aLinkToNothingIsFoundToo() throws IOException {
    Files.createSymbolicLink(folder.resolve("mon/gone.mcap"), Path.of("nowhere"));
    assertThat(find(folder + "/mon"))
        .extracting(FoundFile::below)
        .containsExactly("b.mcap", "deep/c.mcap", "gone.mcap");
    assertThat(find(folder + "/mon/*.mcap")).hasSize(2);
  }

  @Test
  void globsMatchWithinNamesAndAcrossFolders() throws IOException {
    assertThat(find(folder + "/*/b.mcap"))
        .extracting(FoundFile::below)
        .containsExactly("mon/b.mcap", "tue/b.mcap");
    assertThat(find(folder + "/m*"))
        .extracting(FoundFile::below)
        .containsExactly("mon/b.mcap", "mon/deep/c.mcap");
    assertThat(find(folder + "/**/c.mcap"))
        .extracting(FoundFile::below)
        .containsExactly("mon/deep/c.mcap");
    assertThat(find(folder + "/**/*.mcap")).hasSize(5);
    assertThat(find(folder + "/{mon,tue}/?.mcap")).hasSize(2);
    assertThat(find(folder + "/nothing/*.mcap")).isEmpty();
  }

  @Test
  void eachFileIsFoundOnceAndWithItsScheme() throws IOException {
    List<FoundFile> found = find(folder + "/mon", "file://" + folder + "/mon/b.mcap");
    assertThat(found)
        .extracting(FoundFile::uri)
        .containsExactly("file:" + folder + "/mon/b.mcap", "file:" + folder + "/mon/deep/c.mcap");
    assertThat(found.get(0).size()).isEqualTo("mon/b.mcap".length());
  }

  @Test
  void whatIsNotThereOrNoFileIsNamed() {
    assertThatThrownBy(() -> find(folder + "/missing.mcap"))
        .isInstanceOf(NothingToReadException.class)
        .hasMessageContaining("missing.mcap does not exist");
    assertThatThrownBy(() -> find("/dev/null"))
        .isInstanceOf(NothingToReadException.class)
        .hasMessageContaining("/dev/null is neither a file nor a folder");
  }

  @Test
  void aDriveIsNamedByTheRecordingThenByThePatternThenByItsPath() {
    FoundFile file = new FoundFile("file:/data/truck7/2026-01-02/part3.mcap", "x/part3.mcap", 1, 1);
    DriveNaming pattern = DriveNaming.byPattern("/(?<vehicle>[^/]+)/(?<drive>[^/]+)/[^/]+$");
    Map<String, Map<String, String>> stated =
        Map.of("drive", Map.of("drive_id", "d9", "vehicle_id", "v9"));
    assertThat(DriveNaming.DEFAULT.drive(file, Map.of()))
        .isEqualTo(new DriveKey("unknown", "x/part3"));
    assertThat(pattern.drive(file, Map.of())).isEqualTo(new DriveKey("truck7", "2026-01-02"));
    assertThat(pattern.drive(file, stated)).isEqualTo(new DriveKey("v9", "d9"));
    assertThat(pattern.drive(file, Map.of("drive", Map.of("drive_id", "d9"))))
        .isEqualTo(new DriveKey("truck7", "d9"));
    assertThat(DriveNaming.byPattern("(?<drive>nothing)").drive(file, Map.of()))
        .isEqualTo(new DriveKey("unknown", "x/part3"));
  }

  @Test
  void aPatternThatCannotNameADriveIsTheUsersMistake() {
    assertThatThrownBy(() -> DriveNaming.byPattern("(?<drive>[")).isInstanceOf(RigException.class);
    assertThatThrownBy(() -> DriveNaming.byPattern("(.*)"))
        .isInstanceOf(RigException.class)
        .hasMessageContaining("(?<drive>");
  }

  @Test
  void aWatchedFileIsNewOnceItNoLongerGrows() {
    FolderWatch watch = new FolderWatch(Set.of("old"));
    FoundFile growing = new FoundFile("new", "new", 1, 1);
    FoundFile grown = new FoundFile("new", "new", 2, 2);
    FoundFile old = new FoundFile("old", "old", 1, 1);
    assertThat(watch.settled(List.of(old, growing))).isEmpty();
    assertThat(watch.settled(List.of(old, grown))).isEmpty();
    assertThat(watch.settled(List.of(old, grown))).containsExactly(grown);
    assertThat(watch.settled(List.of(old, grown))).isEmpty();
  }

  private static List<FoundFile> find(String... paths) throws IOException {
    return new RecordingDiscovery(Arrays.asList(paths)).find();
  }
}
