package io.roadloom.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.stream.Stream;

/** Which package may know which. */
@AnalyzeClasses(packages = "io.roadloom", importOptions = ArchitectureTest.NoTests.class)
class ArchitectureTest {
  /**
   * Leaves out tests, wherever they lie: in folders of classes, or in the other modules' test jars.
   */
  static final class NoTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }

  private static final String[] PLAIN = {
    "io.roadloom.model..",
    "io.roadloom.rig..",
    "io.roadloom.decode..",
    "io.roadloom.dedup..",
    "io.roadloom.scene..",
    "io.roadloom.align..",
    "io.roadloom.pack..",
    "io.roadloom.dataset..",
    "io.roadloom.yaml.."
  };

  @ArchTest
  static final ArchRule MODULES_DEPEND_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("operators")
          .definedBy(
              "io.roadloom.model..",
              "io.roadloom.rig..",
              "io.roadloom.decode..",
              "io.roadloom.dedup..",
              "io.roadloom.scene..",
              "io.roadloom.align..",
              "io.roadloom.pack..",
              "io.roadloom.yaml..",
              "io.roadloom.dataset..",
              "io.roadloom.function..")
          .layer("connectors")
          .definedBy(
              "io.roadloom.format..",
              "io.roadloom.source..",
              "io.roadloom.lake..",
              "io.roadloom.kafka..",
              "io.roadloom.segment..",
              "io.roadloom.live..")
          .layer("jobs")
          .definedBy(
              "io.roadloom.jobs..",
              "io.roadloom.cli..",
              "io.roadloom.bench..",
              "io.roadloom.replay..",
              "io.roadloom.sandbox..",
              "io.roadloom.synthetic..")
          .whereLayer("jobs")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("connectors")
          .mayOnlyBeAccessedByLayers("jobs");

  @ArchTest
  static final ArchRule WHAT_OPERATORS_COMPUTE_IS_PLAIN_JAVA =
      noClasses()
          .that()
          .resideInAnyPackage(PLAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "io.roadloom.function..");

  @ArchTest
  static final ArchRule THE_SOURCE_KNOWS_NO_FORMAT_BY_NAME =
      noClasses()
          .that()
          .resideInAPackage("io.roadloom.source..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.roadloom.format.*..");

  @ArchTest
  static final ArchRule VALUES_KNOW_NOTHING_BUT_VALUES =
      classes()
          .that()
          .resideInAPackage("io.roadloom.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.roadloom.model..", "java..", "javax.annotation..");

  @ArchTest
  static final ArchRule NO_OPERATOR_ASKS_THE_WALL_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(PLAIN)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random");

  /** Packages of operators with all below them, but readers of rigs, which stand above decoders. */
  private static final SliceAssignment OPERATORS =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass of) {
          String name = of.getPackageName() + ".";
          return Stream.concat(Stream.of("io.roadloom.rig.read"), operators())
              .filter(slice -> name.startsWith(slice + "."))
              .findFirst()
              .map(SliceIdentifier::of)
              .orElse(SliceIdentifier.ignore());
        }

        private static Stream<String> operators() {
          return Stream.concat(Arrays.stream(PLAIN), Stream.of("io.roadloom.function.."))
              .map(slice -> slice.replace("..", ""));
        }

        @Override
        public String getDescription() {
          return "packages of operators";
        }
      };

  @ArchTest
  static final ArchRule PACKAGES_OF_OPERATORS_HAVE_NO_CYCLES =
      SlicesRuleDefinition.slices().assignedFrom(OPERATORS).should().beFreeOfCycles();
}
