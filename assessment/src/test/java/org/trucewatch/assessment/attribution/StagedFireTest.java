// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.assessment.attribution.AttributionCase.Accusation;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.SourceRef;

/** What a party can do to have the other named, and what it can only do against itself. */
class StagedFireTest {
  private static final double LINE_SD = 0.5;
  private static final ControlLine LINE = new ControlLine(
      List.of(new ControlLine.Vertex(-50, 0), new ControlLine.Vertex(50, 0)),
      "p",
      "q",
      LINE_SD,
      4,
      0);
  private static final IncidentAttributor ATTRIBUTOR =
      new IncidentAttributor(LINE, DrawnCase.PARTIES);

  private static OriginEvidence piece(
      String id, Modality kind, List<String> owners, double n, double sd) {
    List<SourceRef> sources = new ArrayList<>();
    Map<String, Optional<Origin>> without = new HashMap<>();
    for (int i = 0; i < owners.size(); i++) {
      String host = DrawnCase.PARTIES.get(i % 2);
      sources.add(DrawnCase.source(id + "-" + i, kind, owners.get(i), host));
      without.put(
          owners.get(i),
          owners.size() > 1 ? Optional.of(DrawnCase.place(0, n, 1.2 * sd)) : Optional.empty());
    }
    Map<String, Optional<Origin>> hosts = Map.of(
        "p", Optional.of(DrawnCase.place(0, n, 1.2 * sd)),
        "q", Optional.of(DrawnCase.place(0, n, 1.2 * sd)));
    return new OriginEvidence(id, sources, DrawnCase.place(0, n, sd), without, hosts);
  }

  private static AttributionCase given(List<Accusation> said, OriginEvidence... pieces) {
    return new AttributionCase(DrawnCase.fire(-3), List.of(pieces), said, List.of());
  }

  private static IncidentAttribution of(OriginEvidence... pieces) {
    return ATTRIBUTOR.attribute(given(List.of(), pieces));
  }

  private static List<Accusation> admission(String party) {
    return List.of(new Accusation(DrawnCase.source("word", Modality.STATEMENT, party, ""), party));
  }

  private static final List<String> THREE = List.of("m1", "m2", "m3");

  /** Whoever stands there knows where the published line is off, and may choose the place. */
  @Test
  void withinThreeErrorsOfTheLineNobodyIsNamedHoweverSharpThePlace() {
    IncidentAttribution near = of(
        piece("a", Modality.SOUND, THREE, 2.7 * LINE_SD, 0.03),
        piece("b", Modality.RADAR, List.of("m4"), 2.7 * LINE_SD, 0.03));
    assertThat(near.robust()).isGreaterThan(0.9);
    assertThat(near.grade()).isEqualTo(Grade.UNDETERMINED);
    assertThat(near.reason()).contains("too near the line").contains("3.0 of its errors");
    IncidentAttribution far = of(
        piece("a", Modality.SOUND, THREE, 3.3 * LINE_SD, 0.03),
        piece("b", Modality.RADAR, List.of("m4"), 3.3 * LINE_SD, 0.03));
    assertThat(far.side()).contains("p");
  }

  @Test
  void aTrackOfThePartyThatGainsIsNoKindOfPhysicsAgainstTheOther() {
    OriginEvidence sound = piece("a", Modality.SOUND, THREE, 6, 0.3);
    assertThat(of(sound, piece("b", Modality.RADAR, List.of("m4"), 6, 0.3)).grade())
        .isEqualTo(Grade.ESTABLISHED);
    IncidentAttribution own = of(sound, piece("b", Modality.RADAR, List.of("q"), 6, 0.3));
    assertThat(own.grade()).isEqualTo(Grade.LEANING);
    assertThat(own.robust()).isLessThanOrEqualTo(0.98);
  }

  @Test
  void aTrackOfThePartyThatGainsWhereNobodyElsePlacesItFavoursStagingAndNobodyIsNamed() {
    IncidentAttribution a = of(
        piece("a", Modality.SOUND, THREE, 6, 0.1),
        piece("own", Modality.RADAR, List.of("q"), 8, 0.1));
    assertThat(a.grade()).isEqualTo(Grade.UNDETERMINED);
    assertThat(a.reason()).contains("favours staging");
    assertThat(a.hypotheses().getLast().supporting()).anyMatch(s -> s.contains("no common place"));
    IncidentAttribution others = of(
        piece("a", Modality.SOUND, THREE, 6, 0.1),
        piece("own", Modality.RADAR, List.of("p"), 8, 0.1));
    assertThat(others.side()).as("only its own word harms a party").contains("p");
  }

  @Test
  void anAdmissionCompletesWhatPhysicsTellsAndNeverEstablishes() {
    OriginEvidence[] weak = {
      piece("a", Modality.SOUND, THREE, 6, 5), piece("b", Modality.RADAR, List.of("m4"), 6, 5)
    };
    assertThat(of(weak).grade()).isEqualTo(Grade.UNDETERMINED);
    IncidentAttribution admitted = ATTRIBUTOR.attribute(given(admission("p"), weak));
    assertThat(admitted.grade()).as(admitted.reason()).isEqualTo(Grade.LEANING);
    assertThat(admitted.side()).contains("p");
    assertThat(admitted.reason()).contains("admission never establishes");
    assertThat(ATTRIBUTOR.attribute(given(admission("p"))).side()).isEmpty();
    assertThat(ATTRIBUTOR
            .attribute(given(admission("p"), piece("a", Modality.SOUND, List.of("m1"), 6, 0.1)))
            .side())
        .as("one neutral owner and an admission are still one owner's physics")
        .isEmpty();
    assertThat(ATTRIBUTOR.attribute(given(admission("q"), weak)).grade())
        .isEqualTo(Grade.UNDETERMINED);
  }

  @Test
  void aPartysOwnInstrumentsAreBelievedAgainstItselfAsFarAsLeaning() {
    IncidentAttribution a = of(
        piece("a", Modality.RADAR, List.of("p"), 6, 0.1),
        piece("b", Modality.SOUND, List.of("p"), 6, 0.1));
    assertThat(a.side()).contains("p");
    assertThat(a.grade()).isEqualTo(Grade.LEANING);
    assertThat(of(piece("a", Modality.RADAR, List.of("q"), 6, 0.1)).side()).isEmpty();
  }

  /** Whatever one sensor carries: if without it nothing or another side is left, nobody is named. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void noSideIsNamedThatRestsOnOneSensor(long seed) {
    Draw draw = new Draw(seed);
    var attributor = new IncidentAttributor(DrawnCase.line(draw), DrawnCase.PARTIES);
    AttributionCase drawn = DrawnCase.of(draw);
    IncidentAttribution before = attributor.attribute(drawn);
    Optional<Origin> left =
        draw.below(2) == 0 ? Optional.empty() : Optional.of(DrawnCase.place(0, 9, 0.1));
    List<OriginEvidence> resting = drawn.evidence().stream()
        .map(e -> new OriginEvidence(
            e.evidenceId(),
            List.of(
                DrawnCase.source("lever", e.sources().getFirst().modality(), "lever", ""),
                e.sources().getFirst()),
            e.origin(),
            e.withoutOwner(),
            e.withoutHost(),
            Map.of("lever", left)))
        .toList();
    IncidentAttribution after = attributor.attribute(
        new AttributionCase(drawn.incident(), resting, drawn.accusations(), drawn.witnesses()));
    assertThat(after.leftOut()).anyMatch(l -> l.without().equals("sensor lever"));
    if (left.isEmpty() || before.of("q") > before.of("p")) {
      assertThat(after.side()).isEmpty();
    }
    after.leftOut().stream()
        .filter(l -> l.without().equals("sensor lever"))
        .forEach(l -> assertThat(after.robust()).isLessThanOrEqualTo(l.probability()));
  }

  /** Two areas beside one stretch of the line share its error: together they are surer than if averaged apart. */
  @Test
  void areasOfOneIncidentAreHeldTogetherInEachRealisationOfTheLine() {
    double north = 3.4 * LINE_SD;
    AttributionCase one = given(List.of(), piece("a", Modality.SOUND, THREE, north, 0.05));
    AttributionCase two = given(List.of(), piece("b", Modality.SOUND, THREE, north + 0.1, 0.05));
    double alone = ATTRIBUTOR.attribute(one).robust();
    IncidentAttribution both = ATTRIBUTOR.together(List.of(one, two));
    assertThat(both.side()).contains("p");
    assertThat(both.robust())
        .isLessThanOrEqualTo(alone)
        .isGreaterThan(alone * ATTRIBUTOR.attribute(two).robust());
    AttributionCase across = given(List.of(), piece("c", Modality.SOUND, THREE, -6, 0.05));
    assertThat(ATTRIBUTOR.together(List.of(one, two, across)).side()).isEmpty();
    assertThat(ATTRIBUTOR.together(List.of(two, one)).grade()).isEqualTo(both.grade());
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void severalAreasAreMirroredExactlyToo(long seed) {
    Draw draw = new Draw(seed);
    ControlLine line = DrawnCase.line(draw);
    AttributionCase one = DrawnCase.of(draw);
    AttributionCase two = DrawnCase.of(draw);
    IncidentAttribution plain =
        new IncidentAttributor(line, List.of("p", "q")).together(List.of(one, two));
    IncidentAttribution mirrored = new IncidentAttributor(line.exchanged(), List.of("q", "p"))
        .together(List.of(DrawnCase.exchanged(one), DrawnCase.exchanged(two)));
    assertThat(mirrored.robust()).isEqualTo(plain.robust());
    assertThat(mirrored.grade()).isEqualTo(plain.grade());
    assertThat(mirrored.side()).isEqualTo(plain.side().map(DrawnCase::exchanged));
    assertThat(mirrored.of("q")).isEqualTo(plain.of("p"));
  }
}
