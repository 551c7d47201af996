// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.SourceRef;

class CorroboratorTest {
  private static final List<String> PARTIES = List.of("p", "q");
  private final Corroborator corroborator = new Corroborator();

  private static SourceRef of(String id, Modality m, String owner, String relay, String upstream) {
    return new SourceRef(id, m, owner, owner, "p", relay, upstream);
  }

  private static SourceRef of(String id, Modality m, String owner) {
    return of(id, m, owner, "", "");
  }

  @Test
  void tenPhonesOfOneOperatorAreOneSource() {
    List<SourceRef> phones = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      phones.add(of("phone-" + i, Modality.OPTICAL, "operator"));
    }
    Corroboration c = corroborator.grade(phones);
    assertThat(c.groups()).hasSize(1);
    assertThat(c.isCorroborated()).isFalse();
    assertThat(c.grade()).isEqualTo("B3");
  }

  @Test
  void aChainOfSharedRelayUpstreamAndSiteIsOneGroup() {
    assertThat(corroborator
            .grade(List.of(
                of("mast/a", Modality.SOUND, "m1", "relay", ""),
                of("b", Modality.RADAR, "m2", "relay", ""),
                of("mast/c", Modality.OPTICAL, "m3"),
                of("d", Modality.STATEMENT, "m4", "", "b")))
            .groups())
        .hasSize(1);
  }

  @Test
  void twoIndependentKindsOfPhysicsConfirm() {
    Corroboration c =
        corroborator.grade(List.of(of("a", Modality.SOUND, "m1"), of("b", Modality.RADAR, "m2")));
    assertThat(c.isCorroborated()).isTrue();
    assertThat(c.modalities()).isEqualTo(2);
    assertThat(c.grade()).isEqualTo("B1");
  }

  @Test
  void aPartysWordAgainstTheOtherLiftsNothingAndAgainstItselfIsEnough() {
    List<SourceRef> word = List.of(of("p-word", Modality.STATEMENT, "p"));
    assertThat(corroborator.grade(word, PARTIES, "q").grade()).isEqualTo("F6");
    assertThat(corroborator.grade(word, PARTIES, "p").credibility()).isEqualTo(2);
  }

  @Test
  void unknownReliabilityIsNotBadReliability() {
    var records = Map.of("liar", new Corroborator.TrackRecord(20, 0));
    var graded = new Corroborator(records);
    assertThat(graded.grade(List.of(of("w", Modality.STATEMENT, "liar"))).reliability())
        .isEqualTo('E');
    assertThat(graded.grade(List.of(of("w", Modality.STATEMENT, "nobody"))).reliability())
        .isEqualTo('F');
  }

  @Test
  void noSourceIsGradedAsNotKnown() {
    Corroboration c = corroborator.grade(List.of());
    assertThat(c.grade()).isEqualTo("F6");
    assertThat(c.groups()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void theOrderOfSourcesMakesNoDifferenceAndAnotherOfTheSameGroupLiftsNothing(long seed) {
    Draw draw = new Draw(seed);
    List<SourceRef> sources = new ArrayList<>();
    for (int i = 0; i < 2 + draw.below(8); i++) {
      String relay = draw.below(3) == 0 ? "r" + draw.below(3) : "";
      Modality m = Modality.values()[draw.below(Modality.values().length)];
      sources.add(of("s" + i, m, "o" + draw.below(5), relay, ""));
    }
    Corroboration c = corroborator.grade(sources);
    assertThat(corroborator.grade(sources.reversed())).isEqualTo(c);
    List<SourceRef> more = new ArrayList<>(sources);
    SourceRef s = sources.getFirst();
    more.add(of("again", s.modality(), s.owner(), s.relay(), ""));
    Corroboration after = corroborator.grade(more);
    assertThat(after.groups()).hasSameSizeAs(c.groups());
    assertThat(after.credibility()).isEqualTo(c.credibility());
  }
}
