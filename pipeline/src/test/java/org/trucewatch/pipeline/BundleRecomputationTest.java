// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.evidence.bundle.BundleWriter;
import org.trucewatch.pipeline.BundleRecomputation.Recomputed;
import org.trucewatch.pipeline.MonitorRunTest.FakeEncoder;
import org.trucewatch.pipeline.MonitorRunTest.RejectingFormats;
import org.trucewatch.pipeline.Recomputation.Outcome;

class BundleRecomputationTest {
  private static final Instant START = Instant.parse("2031-01-01T00:00:00Z");

  @TempDir
  private Path folder;

  /** The run has three reports and so three results; the second result's bundle holds one of each. */
  @Test
  void aResultComesOutOfItsOwnReportsAtTheIndicesOfTheWholeRun() {
    seal(List.of());
    try (Bundle bundle = bundle(1)) {
      assertThat(bundle.indices(Sealer.OBSERVATIONS)).containsExactly(1L);
      assertThat(bundle.indices(Sealer.FINDINGS)).containsExactly(1L);
      Recomputed again = again(bundle, new RejectingFormats(), "test");
      assertThat(again.outcome())
          .isInstanceOfSatisfying(
              Outcome.Equal.class, equal -> assertThat(equal.results()).isEqualTo(1));
      assertThat(again.sealedBy()).hasValue("test");
    }
  }

  @Test
  void anotherResultIsNamedWithItsLeafAndByte() {
    seal(List.of());
    try (Bundle bundle = bundle(1)) {
      assertThat(again(bundle, new OtherFormats(), "test").outcome())
          .isInstanceOfSatisfying(
              Outcome.Differs.class,
              differs -> assertThat(differs.places().getFirst())
                  .startsWith("findings:1 (rejection from decode): byte ")
                  .contains("not readable", "not legible"));
    }
  }

  /** Only the code that sealed can be held to its result; other code still says what it gives. */
  @Test
  void whereOtherCodeGivesAnotherResultItCannotBeChecked() {
    seal(List.of());
    try (Bundle bundle = bundle(1)) {
      assertThat(again(bundle, new RejectingFormats(), "later").outcome())
          .isInstanceOf(Outcome.Equal.class);
      assertCannot(
          again(bundle, new OtherFormats(), "later"),
          "sealed by code test, this is code later, which gives another result: findings:1");
    }
  }

  @Test
  void aFormatThatThisCodeDoesNotReadIsNamed() {
    seal(List.of());
    try (Bundle bundle = bundle(1)) {
      Formats without = new RejectingFormats() {
        @Override
        public Set<String> known() {
          return Set.of("another");
        }
      };
      assertCannot(again(bundle, without, "test"), "observations:1 has the format known");
    }
  }

  @Test
  void settingsThatThisCodeCannotReadAreSaid() {
    seal(List.of());
    try (Bundle bundle = bundle(1)) {
      Recomputed again = new BundleRecomputation(
              new RejectingFormats(),
              new FakeEncoder(),
              bytes -> {
                throw new IllegalArgumentException("no member x");
              },
              "test")
          .of(bundle, s -> {});
      assertCannot(again, "sealed settings cannot be read by this code: no member x");
      assertThat(again.sealedBy()).isEmpty();
    }
  }

  @Test
  void aRedactedReportCannotBeRecomputed() {
    seal(List.of());
    try (LogFolder logs = LogFolder.openSeeded(folder.resolve("run"), "test", 1)) {
      logs.publish();
    }
    LogReader reader = SealedRun.open(folder.resolve("run")).reader(Sealer.OBSERVATIONS);
    BlobReference blob = (BlobReference) reader.read(2).body();
    redact(blob);
    try (Bundle bundle = bundle(2)) {
      assertCannot(
          again(bundle, new RejectingFormats(), "test"), "observations:2 (file:c) was redacted");
    }
  }

  private void redact(BlobReference blob) {
    Path blobs = folder.resolve("run/observations/blob");
    assertThat(blobs.resolve(blob.name()).toFile().delete()).isTrue();
    assertThat(blobs.resolve(blob.name() + ".salt").toFile().delete()).isTrue();
  }

  @Test
  void governanceEntriesThatTheRunDidNotMakeAreLeftAside() {
    SealEntry token = new SealEntry(
        "time-stamp/rfc3161",
        "application/timestamp-reply",
        "leaf findings 1",
        START,
        List.of(new LeafRef(Sealer.FINDINGS, 1)),
        new byte[] {1});
    seal(List.of(token));
    Outcome whole = Recomputation.of(
        SealedRun.open(folder.resolve("run")),
        new RejectingFormats(),
        new FakeEncoder(),
        bytes -> MonitorRunTest.settings(),
        s -> {});
    assertThat(whole).isInstanceOf(Outcome.Equal.class);
    try (Bundle bundle = bundle(1, new LeafReference(Sealer.GOVERNANCE, 1))) {
      assertThat(bundle.attached()).hasSize(1);
      assertThat(again(bundle, new RejectingFormats(), "test").outcome())
          .isInstanceOf(Outcome.Equal.class);
    }
  }

  @Test
  void aSubjectOfAnotherLogIsNoResult() {
    seal(List.of());
    Path file = folder.resolve("terms.bundle");
    writer().write(file, new LeafReference(Sealer.GOVERNANCE, 0));
    try (Bundle bundle = Bundle.open(file)) {
      assertCannot(
          again(bundle, new RejectingFormats(), "test"), "expected an entry of the log findings");
    }
  }

  private static void assertCannot(Recomputed again, String reason) {
    assertThat(again.outcome())
        .isInstanceOfSatisfying(
            Outcome.CannotBeChecked.class, cannot -> assertThat(cannot.reason()).contains(reason));
  }

  private static Recomputed again(Bundle bundle, Formats formats, String version) {
    return new BundleRecomputation(
            formats, new FakeEncoder(), bytes -> MonitorRunTest.settings(), version)
        .of(bundle, s -> {});
  }

  /** Three reports, the last a blob, and then governance entries by others. */
  private void seal(List<SealEntry> later) {
    try (LogFolder logs = LogFolder.openSeeded(folder.resolve("run"), "test", 1)) {
      MonitorRun run = MonitorRun.start(
          MonitorRunTest.settings(),
          Map.of(),
          START,
          logs,
          new RejectingFormats(),
          new FakeEncoder(),
          s -> {});
      run.intake().accept(report("file:a", 1, MonitorRunTest.bytes("a")));
      run.intake().accept(report("file:b", 2, MonitorRunTest.bytes("b")));
      run.intake().accept(report("file:c", 3, new byte[EvidenceLog.BLOB_BYTES_MAX >> 12]));
      run.complete();
      later.forEach(entry -> logs.seal(Sealer.GOVERNANCE, entry));
      logs.publish();
    }
  }

  private static RawReport report(String channel, int seconds, byte[] bytes) {
    return new RawReport(channel, "known", START.plusSeconds(seconds), bytes);
  }

  private Bundle bundle(long index, LeafReference... attached) {
    BundleWriter writer = writer();
    List.of(attached).forEach(writer::attach);
    Path file = folder.resolve("findings-" + index + ".bundle");
    writer.write(file, new LeafReference(Sealer.FINDINGS, index));
    return Bundle.open(file);
  }

  private BundleWriter writer() {
    SealedRun run = SealedRun.open(folder.resolve("run"));
    BundleWriter writer = new BundleWriter();
    for (String log : LogFolder.LOGS) {
      writer.with(
          log, run.reader(log), LogReader.storedKey(folder.resolve("run").resolve(log)));
    }
    return writer;
  }

  /** Says something else of every report. */
  private static final class OtherFormats extends RejectingFormats {
    @Override
    public void read(
        List<Sourced<RawReport>> reports,
        Terms terms,
        List<Registration> registrations,
        ObservationBook book) {
      reports.forEach(r -> book.reject(
          new Rejection(r.value().channel(), "not legible", "something else", "None."), r.leaf()));
    }
  }
}
