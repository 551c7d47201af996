// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.DetectorSettings;

class MonitorRunTest {
  private static final Instant START = Instant.parse("2031-01-01T00:00:00Z");
  private final MemorySealer sealer = new MemorySealer();

  @Test
  void everythingIsSealedBeforeAnythingIsDecoded() {
    List<Integer> sealedWhenRead = new ArrayList<>();
    Formats formats = new RejectingFormats() {
      @Override
      public void read(
          List<Sourced<RawReport>> reports,
          Terms terms,
          List<Registration> registrations,
          ObservationBook book) {
        sealedWhenRead.add(sealer.entries(Sealer.OBSERVATIONS).size());
      }
    };
    MonitorRun run = start(formats);
    run.intake().accept(report("file:a", "a"));
    run.intake().accept(report("file:b", "b"));
    run.complete();
    assertThat(sealedWhenRead).containsExactly(2);
  }

  @Test
  void settingsAreTheFirstGovernanceLeafAndTheAgreementFollowsByName() {
    MonitorRun.start(
        settings(),
        Map.of("b.csv", bytes("2"), "a.yaml", bytes("1")),
        START,
        sealer,
        new RejectingFormats(),
        new FakeEncoder(),
        step -> {});
    assertThat(sealer.entries(Sealer.GOVERNANCE).stream().map(SealEntry::channel))
        .containsExactly("run", "a.yaml", "b.csv");
  }

  @Test
  void aRejectionIsSealedWithTheLeafItCameFromAndTheTermsOfTheRun() {
    MonitorRun run = start(new RejectingFormats());
    run.intake().accept(report("file:a", "a"));
    Picture picture = run.complete();
    SealEntry sealed = sealer.entries(Sealer.FINDINGS).getFirst();
    assertThat(sealed.kind()).isEqualTo("rejection");
    assertThat(sealed.inputs())
        .containsExactly(new LeafRef("governance", 0), new LeafRef("observations", 0));
    assertThat(picture.rejections()).hasSize(1);
  }

  @Test
  void resultsAreDatedByTheLastReportNotByAClock() {
    MonitorRun run = start(new RejectingFormats());
    run.intake().accept(new RawReport("file:a", "known", START.plusSeconds(5), bytes("a")));
    assertThat(run.complete().header().publishedAt()).isEqualTo(START.plusSeconds(5));
    assertThat(sealer.entries(Sealer.FINDINGS).getFirst().at()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void aRunWithoutInputStillHasAPicture() {
    assertThat(start(new RejectingFormats()).complete().findings()).isEmpty();
  }

  private MonitorRun start(Formats formats) {
    return MonitorRun.start(
        settings(), Map.of(), START, sealer, formats, new FakeEncoder(), step -> {});
  }

  static RunSettings settings() {
    return new RunSettings(
        "test",
        "Test",
        "",
        false,
        DetectorSettings.INFRASOUND,
        AssociationSettings.DEFAULT,
        List.of());
  }

  private static RawReport report(String channel, String text) {
    return new RawReport(channel, "known", START, bytes(text));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads nothing: every report is rejected. */
  static class RejectingFormats implements Formats {
    @Override
    public Set<String> known() {
      return Set.of("known");
    }

    @Override
    public void read(
        List<Sourced<RawReport>> reports,
        Terms terms,
        List<Registration> registrations,
        ObservationBook book) {
      reports.forEach(r -> book.reject(
          new Rejection(r.value().channel(), "not readable", "something else", "None."), r.leaf()));
    }

    @Override
    public Terms readAgreement(List<SealedFile> files) {
      return Terms.NONE;
    }
  }

  /** Text of the record: enough to see what was sealed. */
  static final class FakeEncoder implements ResultEncoder {
    @Override
    public byte[] encode(Result result) {
      return bytes(result.toString());
    }

    @Override
    public byte[] encode(RunSettings settings) {
      return bytes(settings.title());
    }
  }
}
