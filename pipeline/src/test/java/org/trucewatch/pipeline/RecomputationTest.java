// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.MonitorRunTest.FakeEncoder;
import org.trucewatch.pipeline.MonitorRunTest.RejectingFormats;
import org.trucewatch.pipeline.Recomputation.Outcome;

class RecomputationTest {
  private static final Instant START = Instant.parse("2031-01-01T00:00:00Z");

  @TempDir
  private Path folder;

  @Test
  void theSameCodeGivesTheSameBytes() {
    seal();
    assertThat(again(new RejectingFormats())).isInstanceOf(Outcome.Equal.class);
  }

  @Test
  void anotherResultIsNamedWithItsLeafAndByte() {
    seal();
    Formats other = new RejectingFormats() {
      @Override
      public void read(
          List<Sourced<RawReport>> reports,
          Terms terms,
          List<Registration> registrations,
          ObservationBook book) {
        reports.forEach(r -> book.reject(
            new Rejection(r.value().channel(), "not legible", "something else", "None."),
            r.leaf()));
      }
    };
    Outcome outcome = again(other);
    assertThat(outcome).isInstanceOf(Outcome.Differs.class);
    assertThat(((Outcome.Differs) outcome).places().getFirst())
        .startsWith("findings:0 (rejection from decode): byte ")
        .contains("not readable", "not legible");
  }

  private void seal() {
    try (LogFolder logs = LogFolder.openSeeded(folder.resolve("run"), "test", 1)) {
      MonitorRun run = MonitorRun.start(
          MonitorRunTest.settings(),
          Map.of(),
          START,
          logs,
          new RejectingFormats(),
          new FakeEncoder(),
          s -> {});
      run.intake()
          .accept(
              new RawReport("file:a", "known", START.plusSeconds(1), MonitorRunTest.bytes("a")));
      run.complete();
    }
  }

  private Outcome again(Formats formats) {
    return Recomputation.of(
        SealedRun.open(folder.resolve("run")),
        formats,
        new FakeEncoder(),
        bytes -> MonitorRunTest.settings(),
        s -> {});
  }
}
