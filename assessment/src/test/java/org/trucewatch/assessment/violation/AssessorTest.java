// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Allegation;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.AttackWave.Precision;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.ThermalAnomaly;

class AssessorTest {
  /** Chosen so that sorting by name, or by id, would show: the second comes first in the alphabet. */
  private static final String ZETA = "Zeta";

  private static final String ALPHA = "Alpha";

  private static String exchanged(String text) {
    return text.replace("Zeta", "#N")
        .replace("Alpha", "Zeta")
        .replace("#N", "Alpha")
        .replace("-Ze", "#I")
        .replace("-Al", "-Ze")
        .replace("#I", "-Al")
        .replace("partyId=Ze", "#P")
        .replace("partyId=Al", "partyId=Ze")
        .replace("#P", "partyId=Al");
  }

  /** A truce with something of everything, drawn from the seed. */
  private static AssessmentInput drawn(Truce truce, long seed) {
    var draw = new Draw(seed);
    List<AttackWave> waves = new ArrayList<>(truce.nightly(truce.first, truce.second));
    List<Allegation> claims = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String attacker = draw.below(2) == 0 ? truce.first : truce.second;
      String other = attacker.equals(truce.first) ? truce.second : truce.first;
      String reporter = draw.below(4) == 0 ? attacker : other;
      Instant from = Truce.FROM.plusSeconds(3_600L * (draw.below(90) - 20));
      String to = from.plusSeconds(3_600L * draw.below(5)).toString();
      Precision precision = draw.below(2) == 0 ? Precision.DAY : Precision.MINUTE;
      waves.add(truce.wave(attacker, reporter, from.toString(), to, precision));
      String category = List.of("total", "missile", "shelling").get(draw.below(3));
      claims.add(truce.allegation(other, attacker, category, from.toString(), to));
    }
    List<Sourced<ThermalAnomaly>> anomalies = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String at = "2031-04-" + (10 + draw.below(4)) + "T01:00:00Z";
      anomalies.add(
          Truce.sealed(50, Truce.anomaly(draw.between(45, 46), draw.between(11.5, 12.5), at)));
    }
    AssessmentInput some = truce.ofWaves(waves, claims);
    return new AssessmentInput(
        anomalies,
        Truce.clouds(),
        truce.maps(),
        some.waves(),
        some.allegations(),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            EventAssessorTest.observed(EventAssessorTest.at(45.5, 12, "2031-04-12T01:00:00Z"))));
  }

  private static List<Finding> findings(Truce truce, long seed) {
    return new Assessor().assess(truce.agreement(), drawn(truce, seed));
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void exchangingThePartiesExchangesThemInTheFindingsAndNothingElse(long seed) {
    String original = findings(new Truce(ZETA, ALPHA), seed).toString();
    String mirrored = findings(new Truce(ALPHA, ZETA), seed).toString();
    assertThat(original).isNotEqualTo(mirrored);
    assertThat(exchanged(original)).isEqualTo(mirrored);
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void theOrderOfTheInputDoesNotMatter(long seed) {
    var truce = new Truce(ZETA, ALPHA);
    AssessmentInput input = drawn(truce, seed);
    var random = new Random(seed);
    AssessmentInput other = new AssessmentInput(
        shuffled(input.anomalies(), random),
        shuffled(input.clouds(), random),
        shuffled(input.controlMaps(), random),
        shuffled(input.waves(), random),
        shuffled(input.allegations(), random),
        input.places(),
        input.regions(),
        input.persistentHeat(),
        input.events());
    assertThat(new Assessor().examine(truce.agreement(), other))
        .isEqualTo(new Assessor().examine(truce.agreement(), input));
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void aFileGivenTwiceCountsOnceAndIsSaid(long seed) {
    var truce = new Truce(ZETA, ALPHA);
    AssessmentInput input = drawn(truce, seed);
    List<Sourced<ThermalAnomaly>> both = new ArrayList<>(input.anomalies());
    input.anomalies().forEach(a -> both.addFirst(Truce.sealed(51, a.value())));
    AssessmentInput twice = new AssessmentInput(
        both,
        input.clouds(),
        input.controlMaps(),
        input.waves(),
        input.allegations(),
        input.places(),
        input.regions(),
        input.persistentHeat(),
        input.events());
    Assessor.Assessment one = new Assessor().examine(truce.agreement(), input);
    Assessor.Assessment two = new Assessor().examine(truce.agreement(), twice);
    assertThat(two.hotspots()).isEqualTo(one.hotspots()).hasSize(20);
    assertThat(two.findings())
        .extracting(Finding::statement)
        .isEqualTo(one.findings().stream().map(Finding::statement).toList());
    assertThat(one.findings().toString()).doesNotContain("each sighting is counted once");
    assertThat(two.findings().get(2).coverage())
        .anyMatch(s -> s.startsWith("20 rows of thermal anomalies repeat"));
  }

  @Test
  void withoutAnyInputEveryObligationIsUndeterminedWithItsCoverage() {
    var truce = new Truce(ZETA, ALPHA);
    assertThat(new Assessor().assess(truce.agreement(), AssessmentInput.EMPTY))
        .hasSize(4)
        .allSatisfy(f -> {
          assertThat(f.standing()).isEqualTo(Standing.UNDETERMINED);
          assertThat(f.coverage()).isNotEmpty();
          assertThat(f.wouldChange()).isNotEmpty();
        });
  }

  @Test
  void noFindingEverSaysThatThereWasNoViolation() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(findings(new Truce(ZETA, ALPHA), seed).toString())
          .doesNotContainIgnoringCase("no violation");
    }
  }
}
