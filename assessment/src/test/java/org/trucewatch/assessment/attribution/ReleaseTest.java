// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.StretchCoverage;

/** What is made of an attribution: words, hypotheses, who fired first, how many may be wrong. */
class ReleaseTest {
  private static final ControlLine LINE = new ControlLine(
      List.of(new ControlLine.Vertex(-50, 0), new ControlLine.Vertex(50, 0)), "p", "q", 0.2, 4, 0);

  private static OriginEvidence piece(String id, Modality m, String owner, double n) {
    return new OriginEvidence(
        id,
        List.of(
            DrawnCase.source("s" + id, m, owner, "p"), DrawnCase.source("t" + id, m, owner, "q")),
        DrawnCase.place(0, n, 0.1),
        Map.of(),
        Map.of(
            "p",
            Optional.of(DrawnCase.place(0, n, 0.1)),
            "q",
            Optional.of(DrawnCase.place(0, n, 0.1))));
  }

  private static IncidentAttribution from(
      double north, double burst, String accuser, String accused) {
    return new IncidentAttributor(LINE, List.of("p", "q"))
        .attribute(new AttributionCase(
            DrawnCase.fire(burst),
            List.of(
                piece("a", Modality.SOUND, "m1", north), piece("b", Modality.RADAR, "m2", north)),
            List.of(new AttributionCase.Accusation(
                DrawnCase.source(accuser + "-word", Modality.STATEMENT, accuser, ""), accused)),
            List.of()));
  }

  @Test
  void aStatementKeepsLikelihoodAndConfidenceApartAndSaysWhatIsNotKnown() {
    String text = from(4, -2, "q", "p").statement();
    assertThat(text)
        .contains(
            "Standard of proof met: clear and convincing",
            "Rung reached: A3",
            "almost certain",
            "Not known",
            "Party's comment")
        .doesNotContainIgnoringCase("verdict")
        .doesNotContainIgnoringCase("guilty");
    for (String sentence : text.split("\\. ")) {
      assertThat(sentence.contains("onfidence") && sentence.contains("assessed as"))
          .isFalse();
    }
  }

  @Test
  void fireOntoOnesOwnGroundWithAnAccusationOfTheOtherIsHeldAsStaged() {
    IncidentAttribution a = from(-4, -2, "q", "p");
    assertThat(a.side()).contains("q");
    assertThat(a.of("p")).isLessThan(0.05);
    var staged = a.hypotheses().getLast();
    assertThat(staged.name()).isEqualTo("staged");
    assertThat(staged.supporting())
        .anyMatch(s -> s.contains("inconsistent with physical evidence"))
        .noneMatch(s -> s.contains("lie "));
    assertThat(from(4, -2, "q", "p").hypotheses().getLast().supporting()).isEmpty();
  }

  private static FirstFire.Attributed fired(double at, double sd, double north) {
    var launch = new Impulse(
        "l" + at,
        at,
        sd,
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
        "");
    return new FirstFire.Attributed(
        new Incident("i" + at, Incident.Kind.FIRE, at, at, 0, north, List.of(launch)),
        from(north, -north, "p", "q"));
  }

  @Test
  void firstFireIsDecidedOnlyBeyondThreeSigmaAndOnlyWhereCovered() {
    List<StretchCoverage> covered =
        List.of(new StretchCoverage(-50, 50, 0, 9000, 0.95, "launch", 1, ""));
    var soon = List.of(fired(5000, 1, 4), fired(5003, 1, -4));
    var later = List.of(fired(5900, 1, -4), fired(5000, 1, 4));
    assertThat(FirstFire.among(soon, covered).partyId()).isEmpty();
    assertThat(FirstFire.among(later, covered).partyId()).contains("p");
    assertThat(FirstFire.among(later, List.of()).partyId()).isEmpty();
    assertThat(FirstFire.among(
                later, List.of(new StretchCoverage(-50, 50, 0, 9000, 0, "launch", 0, "nodes down")))
            .reason())
        .contains("nodes down");
    assertThat(FirstFire.among(List.of(fired(5000, 1, 4)), covered).reason()).contains("only fire");
  }

  @Test
  void theBudgetStopsAtItsBoundAndNothingSlipsInBehind() {
    IncidentAttribution sure = from(4, -2, "q", "p");
    double cost = 1 - sure.robust();
    AttributionBudget b = AttributionBudget.of(List.of(sure, sure, sure), 2.5 * cost);
    assertThat(b.released()).hasSize(2);
    assertThat(b.withheld()).hasSize(1);
    assertThat(b.expectedFalse()).isEqualTo(2 * cost);
  }

  @Test
  void bandsOfLikelihoodHaveNoHoles() {
    List<LikelihoodBand> bands = LikelihoodBand.ICD_203;
    for (int i = 1; i < bands.size(); i++) {
      assertThat(bands.get(i).low()).isEqualTo(bands.get(i - 1).high());
    }
    assertThat(LikelihoodBand.of(1).name()).isEqualTo("almost certain");
    assertThat(LikelihoodBand.of(0.9).name()).isEqualTo("very likely");
  }
}
