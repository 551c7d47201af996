// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.LintFault;
import org.trucewatch.assessment.agreement.Linter;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.CaseTrial;
import org.trucewatch.assessment.clause.Docket;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.clause.DocketEntry.PersonsAct;
import org.trucewatch.assessment.clause.DocketState;
import org.trucewatch.assessment.clause.DocketState.StepStanding;
import org.trucewatch.assessment.clause.WorkedCase;
import org.trucewatch.domain.Finding.CriterionStanding;

/** Every agreement that ships, and what must hold of any docket, tried on its worked cases. */
class ShippedAgreementsTest {
  private static final int ORDERS = 4;

  @Test
  void theAgreementsShipWithWorkedCases() {
    assertThat(ShippedFolders.names())
        .contains("easter-2026", "jcpoa-snapback", "minsk-2015", "paris-2026-reported", "tcg-2020");
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.adapters.agreementfolder.ShippedFolders#names")
  void itIsReadTheLinterFindsNothingAndEveryCaseHolds(String name) {
    Map<String, byte[]> files = ShippedFolders.files(name);
    assertThat(TermsFolder.terms(files).rejections()).isEmpty();
    Terms terms = ShippedFolders.terms(files);
    assertThat(Linter.lint(terms)).extracting(LintFault::message).isEmpty();
    assertThat(TermsFolder.cases(files, terms).rejections()).isEmpty();
    var trial = new CaseTrial(terms, new Conditions(terms));
    for (WorkedCase c : ShippedFolders.cases(files)) {
      assertThat(trial.differences(c)).as(c.caseId()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.adapters.agreementfolder.ShippedFolders#names")
  void exchangingThePartiesMirrorsEveryOutcome(String name) {
    Map<String, byte[]> files = ShippedFolders.files(name);
    Terms terms = ShippedFolders.terms(files);
    String a = terms.preamble().partyIds().get(0);
    String b = terms.preamble().partyIds().get(1);
    Map<String, byte[]> mirror = ShippedFolders.swapped(files, a, b);
    List<String> here = outcomes(files);
    List<String> there = outcomes(mirror);
    assertThat(there)
        .isEqualTo(here.stream().map(text -> ShippedFolders.swapped(text, a, b)).toList());
  }

  /** Every case's docket as text, or its standings where it has none. */
  private static List<String> outcomes(Map<String, byte[]> files) {
    Terms terms = ShippedFolders.terms(files);
    var conditions = new Conditions(terms);
    var trial = new CaseTrial(terms, conditions);
    List<String> outcomes = new ArrayList<>();
    for (WorkedCase c : ShippedFolders.cases(files)) {
      trial.standings(c).forEach((k, v) -> outcomes.add(c.caseId() + " " + k + " = " + v));
      c.heading()
          .ifPresent(h -> outcomes.add(
              new Docket(terms, conditions, h).state(c.entries(), c.asOf()).toString()));
    }
    return outcomes;
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.adapters.agreementfolder.ShippedFolders#names")
  void theOrderInWhichEntriesArriveDoesNotMatterNorDoRepeats(String name) {
    Map<String, byte[]> files = ShippedFolders.files(name);
    Terms terms = ShippedFolders.terms(files);
    var conditions = new Conditions(terms);
    for (WorkedCase c : ShippedFolders.cases(files)) {
      c.heading().ifPresent(h -> {
        var docket = new Docket(terms, conditions, h);
        DocketState expected = docket.state(c.entries(), c.asOf());
        for (int seed = 0; seed < ORDERS; seed++) {
          List<DocketEntry> entries = new ArrayList<>(c.entries());
          entries.addAll(c.entries());
          Collections.shuffle(entries, new Random(seed));
          DocketState shuffled = docket.state(entries, c.asOf());
          assertThat(shuffled.toString()).as("seed " + seed).isEqualTo(expected.toString());
        }
      });
    }
  }

  /** Less evidence may leave a criterion open; it never decides one, and it never turns one over. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.adapters.agreementfolder.ShippedFolders#names")
  void takingAFactAwayNeverDecidesACriterion(String name) {
    Map<String, byte[]> files = ShippedFolders.files(name);
    Terms terms = ShippedFolders.terms(files);
    var conditions = new Conditions(terms);
    for (WorkedCase c : ShippedFolders.cases(files)) {
      c.heading().ifPresent(h -> {
        var docket = new Docket(terms, conditions, h);
        Map<String, CriterionStanding> all = standings(docket.state(c.entries(), c.asOf()));
        for (DocketEntry dropped : c.entries()) {
          if (dropped.content() instanceof Established f) {
            List<DocketEntry> less = c.entries().stream()
                .filter(e -> !(e.content() instanceof Established g && g.fact().equals(f.fact())))
                .toList();
            standings(docket.state(less, c.asOf()))
                .forEach((id, standing) -> assertThat(standing)
                    .as(c.caseId() + " without " + f.fact() + ", " + id)
                    .isIn(all.get(id), CriterionStanding.CANNOT_BE_JUDGED));
          }
        }
      });
    }
  }

  private static Map<String, CriterionStanding> standings(DocketState state) {
    Map<String, CriterionStanding> standings = new TreeMap<>();
    state.criteria().forEach(c -> standings.put(c.criterion().criterionId(), c.standing()));
    return standings;
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.adapters.agreementfolder.ShippedFolders#names")
  void withoutAPersonsActNothingIsActivated(String name) {
    Map<String, byte[]> files = ShippedFolders.files(name);
    Terms terms = ShippedFolders.terms(files);
    var conditions = new Conditions(terms);
    for (WorkedCase c : ShippedFolders.cases(files)) {
      c.heading().ifPresent(h -> {
        List<DocketEntry> noActs = c.entries().stream()
            .filter(e -> !(e.content() instanceof PersonsAct))
            .toList();
        assertThat(new Docket(terms, conditions, h).state(noActs, c.asOf()).steps())
            .noneMatch(s -> s.activation().isPresent()
                || s.standing() == StepStanding.ACTIVATED
                || s.standing() == StepStanding.STEPPED_DOWN);
      });
    }
  }

  @Test
  void anActAheadOfItsTimeIsRecordedWithWhatWasStillOpen() {
    Map<String, byte[]> files = ShippedFolders.files("paris-2026-reported");
    Terms terms = ShippedFolders.terms(files);
    WorkedCase c = ShippedFolders.cases(files).stream()
        .filter(w -> w.caseId().equals("a-person-acts"))
        .findFirst()
        .orElseThrow();
    DocketState state = new Docket(terms, new Conditions(terms), c.heading().orElseThrow())
        .state(c.entries(), c.asOf());
    assertThat(state.steps().getFirst().activation().orElseThrow().openThen())
        .singleElement()
        .asString()
        .contains("the decision rule is not published");
  }
}
