// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.sensor.Faults;
import org.trucewatch.simulation.source.Activity;
import org.trucewatch.simulation.source.FireMission;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.truth.TruthFiles;
import org.trucewatch.simulation.truth.TruthSink;
import org.trucewatch.simulation.weather.AnyWeather;

class ExerciseRunTest {
  @TempDir
  private Path folder;

  private static final class Held implements TruthSink {
    final List<Occurrence> occurrences = new ArrayList<>();
    final List<Long> causes = new ArrayList<>();
    final List<Faults.Done> faults = new ArrayList<>();

    @Override
    public void happened(Occurrence occurrence, boolean isAnnounced) {
      occurrences.add(occurrence);
    }

    @Override
    public void caused(long observation, long occurrence) {
      assertThat(observation).isEqualTo(causes.size());
      causes.add(occurrence);
    }

    @Override
    public void fault(Faults.Done fault) {
      faults.add(fault);
    }
  }

  private Path written(String name, Sides sides, long seed) {
    ExercisePlan plan = SmallExercise.plan();
    ExerciseRun run = new ExerciseRun(plan, sides, seed);
    Path to = folder.resolve(name);
    try (ObservationFiles files = new ObservationFiles(
            to.resolve("observations"),
            plan,
            run.sites(),
            run.publishedLine(),
            run.windForecast());
        TruthFiles truth = new TruthFiles(to.resolve("truth"), to.resolve("observations"), sides)) {
      run.play(files, truth, day -> {});
    }
    return to;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void equalSeedsGiveEqualBytesAndOthersDoNot() throws IOException {
    Path a = written("a", Sides.DEMO, 5);
    Path b = written("b", Sides.DEMO, 5);
    Path c = written("c", Sides.DEMO, 6);
    for (Path file : files(a)) {
      assertThat(Files.readAllBytes(b.resolve(a.relativize(file))))
          .as(file.getFileName().toString())
          .isEqualTo(Files.readAllBytes(file));
    }
    Path picks = Path.of("observations", "picks.csv");
    assertThat(Files.readAllBytes(c.resolve(picks)))
        .isNotEqualTo(Files.readAllBytes(a.resolve(picks)));
  }

  /** The mirrored exercise: whatever a sensor says is the same, only the parties' names change places. */
  @Test
  void exchangingThePartiesChangesNoSensorsWord() throws IOException {
    Path a = written("plain", Sides.DEMO, 5);
    Path b = written("mirrored", Sides.DEMO.exchanged(), 5);
    for (Path file : files(a.resolve("observations"))) {
      String name = file.getFileName().toString();
      if (!name.equals("statements.csv")) {
        assertThat(b.resolve("observations").resolve(name)).as(name).hasSameBinaryContentAs(file);
      }
    }
    String mirrored = Files.readString(b.resolve("observations/statements.csv"))
        .replace("northern-party", "?")
        .replace("southern-party", "northern-party")
        .replace("?", "southern-party");
    assertThat(mirrored).isEqualTo(Files.readString(a.resolve("observations/statements.csv")));
  }

  @Test
  void noFileOfTheObservationsSpeaksOfTheTruth() throws IOException {
    Path a = written("secret", Sides.DEMO, 5);
    for (Path file : files(a.resolve("observations"))) {
      String text = Files.readString(file);
      assertThat(text).as(file.toString()).doesNotContain("truth");
      if (!file.endsWith("announcements.csv")) {
        assertThat(text).as(file.toString()).doesNotContain("mortar", "howitzer", "thunder");
      }
    }
    assertThat(Files.readString(a.resolve("truth/truth.jsonl")))
        .contains("\"kind\":\"MUZZLE\"", "\"kind\":\"IMPACT\"", "\"kind\":\"CONFUSER\"")
        .contains("\"kind\":\"SPOOF\"", "\"kind\":\"FAULT\"");
  }

  @Test
  void theTruthMayNotLieInTheObservations() {
    Path inside = folder.resolve("observations").resolve("truth");
    assertThatThrownBy(() -> new TruthFiles(inside, folder.resolve("observations"), Sides.DEMO))
        .hasMessageContaining("neither inside the other");
  }

  @Test
  void everyKindOfSensorReportsAndNothingBeforeItsCause() {
    ExerciseRun run = new ExerciseRun(SmallExercise.plan(), Sides.DEMO, 5);
    Held truth = new Held();
    Set<Class<?>> kinds = new HashSet<>();
    List<Observation> observations = new ArrayList<>();
    run.play(
        (number, o) -> {
          kinds.add(o.getClass());
          observations.add(o);
        },
        truth,
        day -> {});
    assertThat(kinds).containsExactlyInAnyOrder(Observation.class.getPermittedSubclasses());
    Set<Long> happened = new HashSet<>();
    truth.occurrences.forEach(o -> happened.add(o.number()));
    for (int i = 0; i < observations.size(); i++) {
      long cause = truth.causes.get(i);
      if (cause >= 0 && !(observations.get(i) instanceof Observation.Announcement)) {
        assertThat(happened).contains(cause);
      }
    }
    assertThat(truth.occurrences).isSortedAccordingTo(Occurrence::inTime);
    assertThat(truth.faults.stream().map(Faults.Done::kind).distinct())
        .contains("blackout", "jamming", "clock-step", "displaced", "replay", "vessel-spoof");
  }

  /** 20 a node and day at 92 % availability, within five standard deviations and what outages add to the spread. */
  @Test
  void falseTriggersComeAtTheirRate() {
    ExercisePlan p = SmallExercise.plan();
    ExerciseRun run = new ExerciseRun(p, Sides.DEMO, 9);
    Held truth = new Held();
    long[] noise = new long[1];
    run.play(
        (number, o) -> {
          if (o instanceof Observation.Pick) {
            noise[0]++;
          }
        },
        truth,
        day -> {});
    long nodes =
        run.sites().stream().filter(s -> s.kind() == SensorKind.ACOUSTIC_NODE).count();
    long ofNoise = truth.causes.stream().filter(c -> c == Emission.NOISE).count();
    assertThat(ofNoise / (20.0 * nodes)).isBetween(0.75, 1.1);
    assertThat(noise[0]).isGreaterThan(ofNoise / 2);
  }

  /** Rounds a day, over 60 days: a cluster process spreads, so within a fifth. */
  @Test
  void theActivityHasItsMeanRate() {
    ExercisePlan p = SmallExercise.plan();
    var theatre = new Theatre(p.extent(), new Chance(3));
    var activity = new Activity(
        p.activity().orElseThrow(),
        theatre,
        new FireMission(theatre, AnyWeather.drawn(1)),
        new Chance(3));
    long muzzles = activity.until(60 * 86_400.0).stream()
        .filter(o -> o.kind() == Occurrence.Kind.MUZZLE)
        .count();
    assertThat(muzzles / 60.0).isBetween(160.0, 240.0);
  }
}
