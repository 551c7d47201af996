// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.adapters.agreementfolder.AgreementDecoder;
import org.trucewatch.adapters.agreementfolder.PersistentHeatDecoder;
import org.trucewatch.adapters.attackwaves.AttackWaveDecoder;
import org.trucewatch.adapters.claims.AllegationDecoder;
import org.trucewatch.adapters.cloudcover.CloudCoverDecoder;
import org.trucewatch.adapters.control.ControlMapDecoder;
import org.trucewatch.adapters.firms.ThermalAnomalyDecoder;
import org.trucewatch.adapters.gazetteer.AdministrativeAreaDecoder;
import org.trucewatch.adapters.gazetteer.PlaceDecoder;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.ControlConvention;
import org.trucewatch.assessment.violation.AssessmentInput;
import org.trucewatch.assessment.violation.Assessor;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.CriterionStanding;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.SharedData;
import org.trucewatch.domain.Sourced;

/** The Easter truce of 2026 from the real files, from bytes to findings. Skipped where they are not there. */
class EasterTruce2026Test {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<String> rejections = new ArrayList<>();
  private long leaf;
  private Agreement agreement;
  private AssessmentInput input;
  private Assessor.Assessment assessment;
  private Duration took;

  @BeforeEach
  void decodeAndAssess() {
    SharedData.folder("firms-viirs-easter-2026"); // skips here where the data is absent
    long start =
        THREADS
            .getCurrentThreadCpuTime(); // of this thread: other work on the machine does not count
    Path folder = Path.of(System.getProperty("trucewatch.root", ".."), "agreements", "easter-2026");
    Decoded<Agreement> decoded =
        AgreementDecoder.decode("file:agreement.yaml", bytes(folder.resolve("agreement.yaml")));
    agreement = decoded.values().getFirst();
    input = decode(folder);
    assessment = new Assessor().examine(agreement, input);
    took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
  }

  private AssessmentInput decode(Path folder) {
    ControlConvention c = agreement.control().getFirst();
    return new AssessmentInput(
        sourced(ThermalAnomalyDecoder.decode(
            "viirs", shared("firms-viirs-easter-2026", "viirs_detections.csv"))),
        sourced(CloudCoverDecoder.decode(
            "cloud", shared("firms-viirs-easter-2026", "cloud_cover.csv"))),
        sourced(new ControlMapDecoder(
                c.areasOf(), c.source(), c.uncertaintyMostMeters(), agreement.areas())
            .decode(
                "control",
                shared(
                    "deepstate-line-of-contact",
                    "control_daily_2026-04-06_2026-04-17.geojsonl.gz"))),
        sourced(new AttackWaveDecoder(agreement.zone(), c.areasOf(), c.otherSide())
            .decode("waves", shared("long-range-attacks", "attacks.csv.gz"))),
        sourced(new AllegationDecoder(agreement.zone(), agreement.partyIdsByName())
            .decode("claims", shared("party-claims", "claims.csv"))),
        sourced(PlaceDecoder.decode(
            "places", shared("ua-places-and-boundaries", "places_geonames.csv.gz"))),
        sourced(AdministrativeAreaDecoder.decode(
            "regions", shared("ua-places-and-boundaries", "oblasts.geojson.gz"))),
        sourced(PersistentHeatDecoder.decode("heat", bytes(folder.resolve("persistent-heat.csv")))),
        List.of());
  }

  private static byte[] shared(String dataSet, String file) {
    return bytes(SharedData.folder(dataSet).resolve(file));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> List<Sourced<T>> sourced(Decoded<T> decoded) {
    decoded.rejections().forEach(r -> rejections.add(r.message()));
    var at = new LeafRef("observations", leaf++);
    return decoded.values().stream().map(v -> new Sourced<>(v, at)).toList();
  }

  private Finding finding(String obligationId) {
    return assessment.findings().stream()
        .filter(f -> f.obligationId().equals(obligationId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRowOfTheRealFilesIsRead() {
    assertThat(rejections).isEmpty();
    assertThat(input.anomalies()).hasSize(306);
    assertThat(input.waves()).hasSize(3_537);
    assertThat(input.allegations()).hasSize(37);
    assertThat(input.controlMaps()).hasSize(12);
  }

  @Test
  void launchesByTheSideThatIsReportedOnAreNoneReportedByAOneSidedSource() {
    Finding f = finding("air-RU");
    assertThat(f.standing()).isEqualTo(Standing.KEPT);
    assertThat(f.statement()).startsWith("None reported").contains("one-sided");
    assertThat(f.standardOfProof()).contains("balance of probabilities and no higher");
    assertThat(f.reasons())
        .anyMatch(r -> r.contains("14 of the 14 nights before"))
        .anyMatch(r -> r.contains("ends 2026-04-11 08:00"))
        .anyMatch(r -> r.contains("begins 2026-04-13 00:10"))
        .anyMatch(r -> r.startsWith("2 reports give only a day"));
    assertThat(f.claims()).hasSize(1);
  }

  @Test
  void launchesByTheSideThatNobodyReportsOnAreUndetermined() {
    Finding f = finding("air-UA");
    assertThat(f.standing()).isEqualTo(Standing.UNDETERMINED);
    assertThat(f.reasons()).anyMatch(r -> r.contains("No source in the input covers this conduct"));
    assertThat(f.claims()).hasSize(3).allMatch(c -> c.text().contains("outside the window"));
  }

  @Test
  void theGroundIsUndeterminedForBothWithTheCountsOfTheNights() {
    for (String id : List.of("ground-RU", "ground-UA")) {
      Finding f = finding(id);
      assertThat(f.standing()).isEqualTo(Standing.UNDETERMINED);
      assertThat(f.statement())
          .contains("14, 3, 15 night pixels within 20 km")
          .contains("2026-04-10, 2026-04-11, 2026-04-12")
          .contains("cloud of 0.65 to 0.85");
      assertThat(f.coverage())
          .anyMatch(c -> c.contains("04-11 22:42Z NOAA-21"))
          .anyMatch(c -> c.contains("edge good to 1 to 5 km"));
    }
  }

  @Test
  void nobodyIsNamedAndNoCriterionIsJudged() {
    assertThat(assessment.findings()).hasSize(4).allSatisfy(f -> {
      assertThat(f.attribution().grade()).isEqualTo(Grade.UNDETERMINED);
      assertThat(f.attribution().cannotBeSaid()).isEqualTo(1);
      assertThat(f.criteria())
          .hasSize(3)
          .allMatch(c -> c.standing() == CriterionStanding.CANNOT_BE_JUDGED);
      assertThat(f.wouldChange()).isNotEmpty();
      assertThat(f.toString()).doesNotContainIgnoringCase("no violation");
    });
  }

  @Test
  void theLineOfTheDayIsOnePieceAndEveryHotspotHasAReason() {
    LineOfContact line = assessment.lines().getFirst().main();
    assertThat(line.parts()).hasSize(1);
    assertThat(line.lengthMeters()).isBetween(1_100_000.0, 1_200_000.0);
    assertThat(assessment.hotspots()).hasSize(306).noneMatch(h -> h.reason().isEmpty());
    assertThat(assessment.hotspots())
        .filteredOn(h -> h.standing() == Hotspot.Standing.PERSISTENT)
        .hasSizeGreaterThan(50);
  }

  @Test
  void theOrderOfTheInputDoesNotMatter() {
    assertThat(new Assessor().examine(agreement, shuffled(new Random(7)))).isEqualTo(assessment);
  }

  private AssessmentInput shuffled(Random random) {
    return new AssessmentInput(
        shuffled(input.anomalies(), random),
        shuffled(input.clouds(), random),
        shuffled(input.controlMaps(), random),
        shuffled(input.waves(), random),
        shuffled(input.allegations(), random),
        shuffled(input.places(), random),
        shuffled(input.regions(), random),
        shuffled(input.persistentHeat(), random),
        List.of());
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  @Test
  void fromBytesToFindingsTakesLessThanThreeSeconds() {
    assertThat(took).isLessThan(Duration.ofSeconds(3));
  }
}
