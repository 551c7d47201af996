// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.assessment.attribution.AttributionCase.Accusation;
import org.trucewatch.assessment.attribution.FirstFire.Attributed;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.StretchCoverage;

class ExchangeTest {
  private static final ControlLine LINE = new ControlLine(
      List.of(new ControlLine.Vertex(-50, 0), new ControlLine.Vertex(50, 0)), "p", "q", 0.2, 4, 0);

  private static List<StretchCoverage> covered(double detection) {
    return List.of(new StretchCoverage(-50, 50, 0, 20_000, detection, "launch", 1, ""));
  }

  /** Rounds from one side's ground onto the other's, every so many seconds. */
  private static Attributed fire(
      ControlLine line, List<String> parties, double from, int rounds, double every, double north) {
    List<Impulse> launches = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      double at = from + i * every;
      launches.add(new Impulse(
          "l" + at + north,
          at,
          0.1,
          0,
          north,
          DrawnCase.round(0.1),
          1,
          List.of(1L),
          1,
          1,
          ImpulseKind.LAUNCH,
          0.95,
          Optional.empty(),
          ""));
    }
    var incident = new Incident(
        "i" + from + north,
        Incident.Kind.FIRE,
        from,
        from + (rounds - 1) * every,
        0,
        -north,
        launches);
    List<OriginEvidence> pieces = List.of(
        new OriginEvidence(
            "a",
            List.of(DrawnCase.source("s1", Modality.SOUND, "m1", "")),
            DrawnCase.place(0, north, 0.1),
            java.util.Map.of()),
        new OriginEvidence(
            "b",
            List.of(DrawnCase.source("s2", Modality.RADAR, "m2", "")),
            DrawnCase.place(0, north, 0.1),
            java.util.Map.of()));
    List<Accusation> none = List.of();
    return new Attributed(
        incident,
        new IncidentAttributor(line, parties)
            .attribute(new AttributionCase(incident, pieces, none, List.of())));
  }

  private static Attributed fire(double from, int rounds, double every, double north) {
    return fire(LINE, DrawnCase.PARTIES, from, rounds, every, north);
  }

  @Test
  void anActAndItsReplyAreOneExchangeAndTheFirstIsNamed() {
    List<Exchange> all =
        Exchange.among(List.of(fire(5_400, 10, 20, -4), fire(5_000, 10, 20, 4)), covered(0.9));
    assertThat(all).hasSize(1);
    assertThat(all.getFirst().incidentIds()).hasSize(2);
    assertThat(all.getFirst().firstFire().partyId()).contains("p");
  }

  @Test
  void fireOfOneSideAloneOrFarApartOrHoursLaterIsNoExchange() {
    assertThat(Exchange.among(List.of(fire(5_000, 3, 20, 4), fire(5_400, 3, 20, 4)), covered(1)))
        .isEmpty();
    assertThat(Exchange.among(List.of(fire(5_000, 3, 20, 4), fire(9_000, 3, 20, -4)), covered(1)))
        .isEmpty();
  }

  /** Ten seconds between the first rounds that were heard mean little where every second round is missed. */
  @Test
  void missedRoundsWidenTheErrorOfTheOnset() {
    List<Attributed> fired = List.of(fire(5_000, 10, 20, 4), fire(5_010, 10, 20, -4));
    assertThat(Exchange.among(fired, covered(1)).getFirst().firstFire().partyId())
        .contains("p");
    FirstFire missed = Exchange.among(fired, covered(0.7)).getFirst().firstFire();
    assertThat(missed.partyId()).isEmpty();
    assertThat(missed.secondsSd()).isGreaterThan(10);
    assertThat(missed.reason()).contains("cannot be said").contains("three times");
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void exchangesAreMirroredExactlyAndDoNotDependOnTheOrder(long seed) {
    Draw draw = new Draw(seed);
    List<Attributed> plain = new ArrayList<>();
    List<Attributed> mirrored = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      double from = draw.between(5_000, 7_000);
      double north = draw.between(-6, 6);
      double every = draw.between(1, 60);
      plain.add(fire(LINE, List.of("p", "q"), from, 5, every, north));
      mirrored.add(fire(LINE.exchanged(), List.of("q", "p"), from, 5, every, north));
    }
    var coverage = covered(draw.between(0.7, 1));
    List<Exchange> one = Exchange.among(plain, coverage);
    List<Exchange> other = Exchange.among(mirrored, coverage);
    assertThat(Exchange.among(plain.reversed(), coverage)).isEqualTo(one);
    assertThat(other).hasSameSizeAs(one);
    for (int i = 0; i < one.size(); i++) {
      FirstFire a = one.get(i).firstFire();
      FirstFire b = other.get(i).firstFire();
      assertThat(b.partyId()).isEqualTo(a.partyId().map(DrawnCase::exchanged));
      assertThat(b.secondsBetween()).isEqualTo(a.secondsBetween());
      assertThat(b.secondsSd()).isEqualTo(a.secondsSd());
      assertThat(b.reason()).isEqualTo(exchanged(a.reason()));
      assertThat(other.get(i).incidentIds()).isEqualTo(one.get(i).incidentIds());
    }
  }

  private static String exchanged(String text) {
    return text.replaceAll("\\bp\\b", "#").replaceAll("\\bq\\b", "p").replace("#", "q");
  }
}
