// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.trucewatch.app.SmallRun;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.clause.CaseFile;
import org.trucewatch.assessment.clause.CaseHeading;
import org.trucewatch.assessment.clause.Docket;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.DocketEntry.Came;
import org.trucewatch.assessment.clause.DocketEntry.Review;
import org.trucewatch.assessment.clause.DocketEntry.ReviewOutcome;
import org.trucewatch.assessment.clause.DocketState;
import org.trucewatch.assessment.clause.FiledFinding;
import org.trucewatch.assessment.clause.FiledFinding.FiledEvent;
import org.trucewatch.assessment.clause.FiledIncident;
import org.trucewatch.assessment.condition.Explanation.Leaf;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.assessment.incident.IncidentMeasures;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Attribution;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.line.Incident;

/** What findings about incidents put into a docket. */
class IncidentFactsTest {
  private static final Instant AT = Instant.parse("2031-05-03T11:00:00Z");
  private static final CaseTerms AGREEMENT = CaseTerms.read(files()).orElseThrow();

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : List.of("agreement.yaml", "terms.yaml", "docket.yaml")) {
      try {
        files.put(name, Files.readAllBytes(SmallRun.demoAgreement().resolve(name)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static Finding finding() {
    return new Finding(
        "incident/i-1",
        "Fire",
        "no-fire",
        "",
        Standing.VIOLATED,
        "Fire.",
        "",
        List.of(),
        List.of("seen"),
        List.of(),
        new Attribution(
            Grade.ESTABLISHED,
            List.of(
                new PartyProbability("northern-party", 0.99),
                new PartyProbability("southern-party", 0.01)),
            0,
            "test"),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** How criteria stand once everything is released, and which moments came. */
  private static TreeMap<String, String> said(
      String clauseId, boolean isWhole, Severity severity, Rung reached) {
    var measures = new IncidentMeasures(Incident.Kind.FIRE, 7_200, 36, severity, 20, isWhole);
    var filed = new FiledFinding(
        finding(),
        "findings:3",
        AT.plusSeconds(60),
        List.of(new FiledEvent("i-1", "findings:2", Optional.of(AT), Optional.of(AT))),
        Optional.empty(),
        Optional.of(new FiledIncident("i-1", AT, AT.plusSeconds(7_200), List.of(), measures)),
        Optional.of(reached));
    TreeMap<String, String> said = new TreeMap<>();
    List<DocketEntry> entries = new CaseFile(
            AGREEMENT.table(), List.of(filed), List.of(), List.of(), Optional.empty())
        .entries();
    for (DocketEntry e : entries) {
      if (e.content() instanceof Came c) {
        said.put(c.moment().name(), c.when().toString());
      }
    }
    List<DocketEntry> all = new ArrayList<>(entries);
    List.of("first-guarantor", "second-guarantor")
        .forEach(g -> all.add(new DocketEntry(
            "r-" + g,
            AT.plusSeconds(120),
            g,
            DocketEntry.Signature.VALID,
            new Review("incident/i-1", "findings:3", reached, ReviewOutcome.APPROVE, "P", ""))));
    Docket docket = new Docket(
        AGREEMENT.terms(),
        AGREEMENT.conditions(),
        new CaseHeading("c", "C", clauseId, Optional.empty(), List.of(), List.of()));
    DocketState state = docket.state(all, AT.plus(Duration.ofDays(3)));
    state
        .criteria()
        .forEach(c -> said.put(
            c.criterion().criterionId(),
            c.standing() + ": "
                + c.explanation().leaves().stream().map(Leaf::why).toList()));
    return said;
  }

  @Test
  void aReleasedIncidentSaysWhatWasDoneHowLargeAndHowLong() {
    assertThat(said("guarantee", true, Severity.BROAD, Rung.A3))
        .containsEntry("significant", "MET: [attack.scale is BROAD]")
        .containsEntry("sustained", "NOT_MET: [attack.duration is 2.00000 +- 0.0200]")
        .containsEntry("FIRST_BREACH", AT.toString());
    assertThat(said("relief-fund", true, Severity.LOCAL, Rung.A3))
        .containsEntry("act", "MET: [conduct is ground-fire]");
  }

  @Test
  void whatWasSeenInPartIsNotSaidToBeSmallOrShort() {
    assertThat(said("guarantee", false, Severity.LOCAL, Rung.A3).get("significant"))
        .startsWith("CANNOT_BE_JUDGED")
        .contains("may be larger");
    assertThat(said("guarantee", false, Severity.LOCAL, Rung.A3).get("sustained"))
        .startsWith("CANNOT_BE_JUDGED");
    assertThat(said("guarantee", false, Severity.BROAD, Rung.A3).get("significant"))
        .startsWith("MET");
  }

  @Test
  void nothingIsEstablishedAboveTheRungThatTheIncidentReaches() {
    assertThat(said("relief-fund", true, Severity.LOCAL, Rung.A0).get("act"))
        .startsWith("CANNOT_BE_JUDGED")
        .contains("prima facie at A0 only");
  }
}
