// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.pipeline.IntakeOutcome.Accepted;
import org.trucewatch.pipeline.IntakeOutcome.Duplicate;
import org.trucewatch.pipeline.IntakeOutcome.Refused;
import org.trucewatch.pipeline.IntakeOutcome.Rejected;

class IntakeTest {
  private static final Instant NOW = Instant.parse("2031-01-01T00:00:00Z");
  private final MemorySealer sealer = new MemorySealer();
  private final Intake intake = new Intake(sealer, Set.of("known"));

  @Test
  void aReportIsSealedAsItCame() {
    RawReport report = report("file:a", "known", "bytes\u0000as they came");
    assertThat(intake.accept(report)).isEqualTo(new Accepted(new LeafRef("observations", 0)));
    SealEntry sealed = sealer.entries(Sealer.OBSERVATIONS).getFirst();
    assertThat(sealed.body()).isEqualTo(report.bytes());
    assertThat(sealed.channel()).isEqualTo("file:a");
    assertThat(sealed.at()).isEqualTo(NOW);
  }

  @Test
  void theSameBytesByTheSameChannelAreUsedOnce() {
    intake.accept(report("file:a", "known", "x"));
    assertThat(intake.accept(report("file:a", "known", "x")))
        .isEqualTo(new Duplicate(new LeafRef("observations", 0)));
    assertThat(intake.accepted()).hasSize(1);
    assertThat(sealer.entries(Sealer.OBSERVATIONS)).hasSize(1);
  }

  @Test
  void theSameBytesByAnotherChannelAreAnotherReport() {
    intake.accept(report("file:a", "known", "x"));
    assertThat(intake.accept(report("file:b", "known", "x"))).isInstanceOf(Accepted.class);
  }

  @Test
  void anUnknownFormatIsSealedAndSaidAndNotUsed() {
    IntakeOutcome outcome = intake.accept(report("file:a", "strange", "x"));
    assertThat(outcome).isInstanceOf(Rejected.class);
    assertThat(((Rejected) outcome).reason()).contains("file:a", "strange", "[known]", "sealed");
    assertThat(sealer.entries(Sealer.OBSERVATIONS)).hasSize(1);
    assertThat(intake.accepted()).isEmpty();
  }

  @Test
  void aReportBeyondTheLimitIsRefusedWithTheLimit() {
    byte[] huge = new byte[Intake.REPORT_BYTES_MAX + 1];
    IntakeOutcome outcome = intake.accept(new RawReport("file:huge", "known", NOW, huge));
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).reason()).contains("67108865 bytes", "at most 67108864");
    assertThat(sealer.entries(Sealer.OBSERVATIONS)).isEmpty();
  }

  private static RawReport report(String channel, String format, String text) {
    return new RawReport(channel, format, NOW, text.getBytes(StandardCharsets.UTF_8));
  }
}
