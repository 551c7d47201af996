// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.trucewatch.app.SmallRun;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.clause.CaseFile;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.FiledFinding;
import org.trucewatch.assessment.clause.FiledFinding.FiledEvent;
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

  /** Facts by name, as value, standard and rung. */
  private static TreeMap<String, String> said(boolean isWhole, Severity severity, Rung reached) {
    var measures = new IncidentMeasures(Incident.Kind.FIRE, 7_200, 36, severity, 20, isWhole);
    var filed = new FiledFinding(
        finding(),
        "findings:3",
        AT.plusSeconds(60),
        List.of(new FiledEvent("i-1", "findings:2", Optional.of(AT), Optional.of(AT))),
        Optional.empty(),
        Optional.of(measures),
        Optional.of(reached));
    TreeMap<String, String> said = new TreeMap<>();
    for (DocketEntry e : new CaseFile(
            AGREEMENT.terms(), AGREEMENT.table(), List.of(filed), Optional.empty())
        .entries()) {
      if (e.content() instanceof DocketEntry.Established f) {
        said.put(f.fact(), f.value().shown() + " " + f.standard() + " " + f.rung());
      } else if (e.content() instanceof DocketEntry.Came c) {
        said.put(c.moment().name(), c.when().toString());
      }
    }
    return said;
  }

  @Test
  void anIncidentSaysWhatWasDoneByWhomHowLargeAndHowLong() {
    assertThat(said(true, Severity.LOCAL, Rung.A3))
        .containsEntry("conduct", "ground-fire CLEAR_AND_CONVINCING A3")
        .containsEntry("actor", "northern-party CLEAR_AND_CONVINCING A3")
        .containsEntry("attack.scale", "LOCAL CLEAR_AND_CONVINCING A3")
        .containsEntry("FIRST_BREACH", AT.toString())
        .containsKey("attack.duration");
  }

  @Test
  void whatWasSeenInPartIsNotSaidToBeSmallOrShort() {
    assertThat(said(false, Severity.LOCAL, Rung.A3))
        .containsKey("conduct")
        .doesNotContainKeys("attack.scale", "attack.duration");
    assertThat(said(false, Severity.BROAD, Rung.A3)).containsKey("attack.scale");
  }

  @Test
  void nothingIsEstablishedAboveTheRungThatTheIncidentReaches() {
    assertThat(said(true, Severity.LOCAL, Rung.A0))
        .containsEntry("conduct", "ground-fire PRIMA_FACIE A0")
        .doesNotContainKey("actor");
  }
}
