// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.SourceRef;
import org.trucewatch.domain.quantity.Symmetric2;

class IncidentAttributorTest {
  private static final ControlLine LINE = new ControlLine(
      List.of(new ControlLine.Vertex(-50, 0), new ControlLine.Vertex(50, 0)), "p", "q", 0.2, 4, 0);
  private static final IncidentAttributor ATTRIBUTOR =
      new IncidentAttributor(LINE, DrawnCase.PARTIES);

  private static OriginEvidence piece(String id, Modality m, String owner, String host, double n) {
    SourceRef s = DrawnCase.source("s" + id, m, owner, host);
    return new OriginEvidence(id, List.of(s), DrawnCase.place(0, n, 0.1), Map.of());
  }

  private static IncidentAttribution of(OriginEvidence... pieces) {
    return ATTRIBUTOR.attribute(new AttributionCase(
        DrawnCase.fire(-3), List.of(pieces), List.of(), List.of()));
  }

  @Test
  void twoIndependentKindsOfPhysicsFarFromTheLineEstablishASide() {
    IncidentAttribution a = of(
        piece("a", Modality.SOUND, "m1", "p", 4), piece("b", Modality.RADAR, "m2", "q", 4));
    assertThat(a.grade()).as(a.reason()).isEqualTo(Grade.ESTABLISHED);
    assertThat(a.side()).contains("p");
    assertThat(a.robust()).isGreaterThan(0.99);
    assertThat(a.of("p") + a.of("q") + a.cannotBeSaid()).isEqualTo(1);
  }

  @Test
  void oneOwnerAloneNeverNamesASide() {
    IncidentAttribution a = of(
        piece("a", Modality.SOUND, "m1", "p", 4), piece("b", Modality.RADAR, "m1", "q", 4));
    assertThat(a.grade()).isEqualTo(Grade.UNDETERMINED);
    assertThat(a.side()).isEmpty();
    assertThat(a.robust()).isZero();
  }

  @Test
  void oneKindOfPhysicsIsCappedAndNeverEstablishes() {
    IncidentAttribution a = of(
        piece("a", Modality.SOUND, "m1", "p", 8), piece("b", Modality.SOUND, "m2", "q", 8));
    assertThat(a.grade()).isEqualTo(Grade.LEANING);
    assertThat(a.of("p")).isLessThanOrEqualTo(0.98);
  }

  @Test
  void whatStandsOnTheAccusersGroundAloneNeverEstablishes() {
    IncidentAttribution a = of(
        piece("a", Modality.SOUND, "m1", "q", 4), piece("b", Modality.RADAR, "m2", "q", 4));
    assertThat(a.grade()).isEqualTo(Grade.LEANING);
    assertThat(a.reason()).contains("ground");
  }

  @Test
  void aLaunchOnTheLineItselfIsHalfAndHalf() {
    IncidentAttribution a = of(piece("a", Modality.SOUND, "m1", "p", 0));
    assertThat(a.grade()).isEqualTo(Grade.UNDETERMINED);
    assertThat(a.of("p")).isBetween(0.45, 0.5);
  }

  @Test
  void aLaunchBeyondTheEndsOfTheLineCannotBeSaid() {
    SourceRef s = DrawnCase.source("s", Modality.SOUND, "m1", "p");
    IncidentAttribution a =
        of(new OriginEvidence("a", List.of(s), DrawnCase.place(80, 4, 0.1), Map.of()));
    assertThat(a.grade()).isEqualTo(Grade.UNDETERMINED);
    assertThat(a.cannotBeSaid()).isGreaterThan(0.99);
    assertThat(a.reason()).contains("outside");
  }

  @Test
  void withoutPhysicsAccusationsNameNobody() {
    var said = new ArrayList<AttributionCase.Accusation>();
    for (int i = 0; i < 20; i++) {
      said.add(new AttributionCase.Accusation(
          DrawnCase.source("w" + i, Modality.STATEMENT, "reporter" + i, ""), "q"));
    }
    IncidentAttribution a = ATTRIBUTOR.attribute(
        new AttributionCase(DrawnCase.fire(3), List.of(), said, List.of()));
    assertThat(a.grade()).isEqualTo(Grade.UNDETERMINED);
    assertThat(a.of("q")).isZero();
    assertThat(a.cannotBeSaid()).isEqualTo(1);
  }

  @Test
  void uselessNumbersAreRefusedWithOneMessage() {
    assertThatThrownBy(() -> DrawnCase.place(Double.NaN, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> new Origin.Place(0, 0, new Symmetric2(Double.NaN, 0, 1)))
        .hasMessageContaining("covariance");
    assertThatThrownBy(() -> new Origin.Place(0, 0, new Symmetric2(1, 1, 1)))
        .hasMessageContaining("positive definite");
    assertThatThrownBy(() -> new IncidentAttributor(LINE, List.of("p", "r")))
        .hasMessageContaining("'q'");
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void exchangedPartiesGiveExactlyExchangedResults(long seed) {
    Draw draw = new Draw(seed);
    ControlLine line = DrawnCase.line(draw);
    AttributionCase given = DrawnCase.of(draw);
    var one = new IncidentAttributor(line, List.of("p", "q")).attribute(given);
    var other = new IncidentAttributor(line.exchanged(), List.of("q", "p"))
        .attribute(DrawnCase.exchanged(given));
    assertThat(other.of("q")).isEqualTo(one.of("p"));
    assertThat(other.of("p")).isEqualTo(one.of("q"));
    assertThat(other.cannotBeSaid()).isEqualTo(one.cannotBeSaid());
    assertThat(other.robust()).isEqualTo(one.robust());
    assertThat(other.grade()).isEqualTo(one.grade());
    assertThat(other.side()).isEqualTo(one.side().map(DrawnCase::exchanged));
    assertThat(other.rung()).isEqualTo(one.rung());
    assertThat(other.priorLow()).isEqualTo(one.priorLow());
    assertThat(other.priorHigh()).isEqualTo(one.priorHigh());
    assertThat(other.otherSideOfRegion()).isEqualTo(one.otherSideOfRegion());
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void theOrderOfEvidenceMakesNoDifference(long seed) {
    Draw draw = new Draw(seed);
    var attributor = new IncidentAttributor(DrawnCase.line(draw), DrawnCase.PARTIES);
    AttributionCase given = DrawnCase.of(draw);
    var backwards = new AttributionCase(
        given.incident(),
        given.evidence().reversed(),
        given.accusations().reversed(),
        given.witnesses().reversed());
    assertThat(attributor.attribute(backwards)).isEqualTo(attributor.attribute(given));
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void whatOneOwnerAddsOfTheSameKindNeverRaisesAGrade(long seed) {
    Draw draw = new Draw(seed);
    var attributor = new IncidentAttributor(DrawnCase.line(draw), DrawnCase.PARTIES);
    AttributionCase given = DrawnCase.of(draw);
    IncidentAttribution before = attributor.attribute(given);
    OriginEvidence first = given.evidence().getFirst();
    if (first.origin() instanceof Origin.Reach) {
      return; // a located launch says more than a reach does
    }
    Origin.Place place = DrawnCase.place(
        draw.between(-20, 20), draw.between(-4, 4), draw.between(0.02, 1));
    List<OriginEvidence> more = new ArrayList<>(given.evidence());
    more.add(new OriginEvidence(
        "added", List.of(first.sources().getFirst()), place, Map.of("m1", Optional.empty())));
    IncidentAttribution after = attributor.attribute(new AttributionCase(
        given.incident(), more, given.accusations(), given.witnesses()));
    if (after.side().isPresent()) {
      assertThat(after.side()).isEqualTo(before.side());
      assertThat(after.robust()).isLessThanOrEqualTo(before.robust());
    }
    assertThat(after.grade()).isLessThanOrEqualTo(before.grade());
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void withoutItsSoleOwnerNoSideIsNamed(long seed) {
    Draw draw = new Draw(seed);
    var attributor = new IncidentAttributor(DrawnCase.line(draw), DrawnCase.PARTIES);
    List<OriginEvidence> evidence = new ArrayList<>();
    for (int i = 0; i < 1 + draw.below(4); i++) {
      evidence.add(DrawnCase.piece(draw, "e" + i, 0, draw.between(-9, 9), List.of("sole")));
    }
    IncidentAttribution a = attributor.attribute(
        new AttributionCase(DrawnCase.fire(1), evidence, List.of(), List.of()));
    assertThat(a.grade()).isEqualTo(Grade.UNDETERMINED);
    assertThat(a.side()).isEmpty();
  }
}
