// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md, as rules. Maven enforces the modules; this enforces what Maven cannot see. */
class BoundariesTest {
  private static final String ROOT = "org.trucewatch.";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .withImportOption(location -> !location.contains("-tests.jar"))
      .importPackages("org.trucewatch");

  /** Methods that may differ between machines in the last bit; StrictMath may not. */
  private static final Set<String> TRANSCENDENTAL = Set.of(
      "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1",
      "log", "log10", "log1p", "pow", "cbrt", "hypot");

  private static final String[] PURE = {ROOT + "domain..", ROOT + "science..", ROOT + "assessment.."
  };

  @Test
  void theImporterSeesEveryModule() {
    for (String module : List.of(
        "domain",
        "evidence",
        "science",
        "assessment",
        "pipeline",
        "simulation",
        "adapters",
        "app")) {
      assertThat(CLASSES.stream().anyMatch(c -> c.getPackageName().startsWith(ROOT + module)))
          .as("classes of %s were imported", module)
          .isTrue();
    }
  }

  @Test
  void domainStandsOnTheJdkAlone() {
    onlyDependsOn("domain..", ROOT + "domain..").check(CLASSES);
  }

  @Test
  void evidenceStandsOnTheJdkAloneAndKnowsNoneOfOurNouns() {
    onlyDependsOn("evidence..", ROOT + "evidence..").check(CLASSES);
  }

  @Test
  void scienceSeesDomainAndItsNumericLibraries() {
    onlyDependsOn("science..", ROOT + "science..", ROOT + "domain..", "org.hipparchus..")
        .check(CLASSES);
  }

  @Test
  void assessmentSeesDomainItsGeometryLibraryAndItsExpressionEvaluator() {
    onlyDependsOn(
            "assessment..",
            ROOT + "assessment..",
            ROOT + "domain..",
            "org.locationtech.jts..",
            "dev.cel..",
            "com.google.common.collect..") // what the evaluator's methods return
        .check(CLASSES);
  }

  @Test
  void theExpressionEvaluatorIsReachedFromOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "assessment.condition..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.cel..", "com.google.common..", "com.google.protobuf..")
        .check(CLASSES);
  }

  @Test
  void thePipelineKnowsNoFormatNoProtocolAndNoFramework() {
    onlyDependsOn(
            "pipeline..",
            ROOT + "pipeline..",
            ROOT + "domain..",
            ROOT + "science..",
            ROOT + "assessment..",
            ROOT + "evidence..")
        .check(CLASSES);
  }

  @Test
  void exercisesDoNotKnowTheAdaptersAndOnlyTheAppAndTheirFileFormatKnowThem() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "simulation..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "adapters..", ROOT + "app..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "simulation..", ROOT + "app..", ROOT + "adapters.exercisefile..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "simulation..")
        .check(CLASSES);
  }

  /** The truth goes to its own folder; what is fed to the system under test is made without it. */
  @Test
  void theTruthOfAnExerciseReachesOnlyItsWriterAndTheScorer() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "simulation", // SimulatedRecording carries both apart
            ROOT + "simulation.truth..",
            ROOT + "simulation.score..",
            ROOT + "simulation.exercise..",
            ROOT + "simulation.demo..",
            ROOT + "app.exercise..",
            ROOT + "app.sandbox..") // what a clause would have met on true violations
        .and(describe("are not the demo's input", c -> !c.getName().endsWith("DemoInput")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "simulation.truth..", ROOT + "simulation.score..")
        .check(CLASSES);
    noClasses()
        .that()
        .haveSimpleName("ObservationFiles")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "simulation.truth..", ROOT + "simulation.score..", ROOT + "simulation.source..")
        .check(CLASSES);
    // Recordings are made beside the truth; those who listen to them are given files.
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "simulation.exercise..", ROOT + "simulation.score..", ROOT + "app.exercise..")
        .should()
        .dependOnClassesThat(describe(
            "know what reached an array",
            c -> c.getName().contains("RecordedArrays") || c.getName().contains("ArrayArrival")))
        .check(CLASSES);
    // The system under test is given a record; it knows nothing of exercises at all.
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "pipeline..", ROOT + "science..", ROOT + "assessment..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "simulation..")
        .check(CLASSES);
  }

  @Test
  void adapterPackagesDoNotImportEachOther() {
    slices().matching(ROOT + "adapters.(*)..").should().notDependOnEachOther().check(CLASSES);
  }

  @Test
  void noPackageCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
    slices()
        .matching(ROOT + "science.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
    slices()
        .matching(ROOT + "assessment.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void nothingImportsTheLab() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "science.lab..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "science.lab..")
        .check(CLASSES);
  }

  @Test
  void noClockBelowTheAdapters() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "domain..", ROOT + "science..", ROOT + "assessment..", ROOT + "pipeline..")
        .should()
        .callMethodWhere(describe(
            "it reads the machine's clock",
            (JavaCall<?> call) -> call.getTarget().getName().equals("now")
                    && call.getTargetOwner().getPackageName().startsWith("java.time")
                || call.getTargetOwner().isEquivalentTo(System.class)
                    && Set.of("currentTimeMillis", "nanoTime")
                        .contains(call.getTarget().getName())))
        .check(CLASSES);
  }

  @Test
  void pureModulesDrawNoChanceReadNoFileAndStartNoThread() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat(resideInAnyPackage(
                "java.io..",
                "java.nio.file..",
                "java.net..",
                "java.util.concurrent..",
                "java.util.logging..")
            .or(describe(
                "chance or threads",
                c -> Set.of("java.util.Random", "java.lang.Thread", "java.security.SecureRandom")
                    .contains(c.getName()))))
        .check(CLASSES);
  }

  @Test
  void pureModulesUseStrictMathForTranscendentals() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethodWhere(describe(
            "it is a transcendental of Math, which may differ between machines",
            (JavaCall<?> call) -> call.getTargetOwner().isEquivalentTo(Math.class)
                && TRANSCENDENTAL.contains(call.getTarget().getName())))
        .check(CLASSES);
  }

  private static ArchRule onlyDependsOn(String packages, String... allowed) {
    return classes()
        .that()
        .resideInAPackage(ROOT + packages)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed)
            .or(resideInAPackage("java.."))
            .or(resideInAPackage("javax.crypto.."))
            .or(resideInAPackage("com.sun.net.httpserver.."))
            .or(resideInAPackage("org.jspecify.annotations.."))
            .or(describe(
                "primitives and arrays of them", c -> c.getPackageName().isEmpty())));
  }
}
