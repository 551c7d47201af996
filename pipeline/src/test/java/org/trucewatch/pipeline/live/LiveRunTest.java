// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.Formats;
import org.trucewatch.pipeline.MemorySealer;
import org.trucewatch.pipeline.MonitorRun;
import org.trucewatch.pipeline.ObservationBook;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Registration;
import org.trucewatch.pipeline.Result;
import org.trucewatch.pipeline.ResultEncoder;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.UnsealedResults;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.signal.DetectorSettings;

class LiveRunTest {
  private static final Instant START = Instant.parse("2031-05-03T00:00:00Z");
  private static final LiveRun.Listener NOBODY = (report, outcome) -> {};

  private final Witness witness = new Witness();

  @Test
  void reportsAreReceivedByTheirTimeOfReceiptAndNotByTheOrderInWhichTheyAreGiven() {
    LiveRun run = run(List.of(report("late", 50), report("early", 1), report("middle", 20)));
    List<String> told = new ArrayList<>();
    run.advance(at(30), (report, outcome) -> told.add(report.channel()));
    assertThat(told).containsExactly("early", "middle");
    assertThat(run.isOver()).isFalse();
    run.advance(at(60), (report, outcome) -> told.add(report.channel()));
    assertThat(told).containsExactly("early", "middle", "late");
    assertThat(run.isOver()).isTrue();
  }

  /** A report of an earlier hour that comes late is in no picture before it came, and in the next. */
  @Test
  void aLateReportIsInThePictureThatFollowsIt() {
    LiveRun run = run(List.of(report("a", 1), report("of minute 2, late", 40)));
    run.advance(at(30), NOBODY);
    assertThat(run.look(at(30)).rejections()).hasSize(1);
    run.advance(at(45), NOBODY);
    assertThat(run.look(at(45)).rejections())
        .extracting(r -> r.value().where())
        .containsExactly("a", "of minute 2, late");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whoeverLooksAndHoweverOftenTheSameIsSealedAndSignedAtTheSamePlaces(long seed) {
    Random random = new Random(seed);
    List<RawReport> reports = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      reports.add(report("r" + i, random.nextInt(600)));
    }
    LiveRun atOnce = run(reports);
    atOnce.advance(Instant.MAX, NOBODY);
    atOnce.complete();
    List<String> expected = witness.seen();
    LiveRun stepped = run(reports);
    for (int minute = 0; minute < 620; minute += 1 + random.nextInt(45)) {
      stepped.advance(at(minute), NOBODY);
      if (random.nextBoolean()) {
        stepped.look(at(minute));
      }
    }
    stepped.advance(Instant.MAX, NOBODY);
    stepped.complete();
    assertThat(witness.seen()).as("seed %d", seed).isEqualTo(expected);
  }

  @Test
  void aProvisionalPictureIsMarkedAndNoneOfItsResultsHasALeaf() {
    LiveRun run = run(List.of(report("a", 1)));
    run.advance(at(15), NOBODY);
    Picture picture = run.look(at(15));
    assertThat(picture.header().isProvisional()).isTrue();
    assertThat(picture.header().publishedAt()).isEqualTo(at(15));
    assertThat(witness.sealer.entries(Sealer.FINDINGS)).isEmpty();
    run.advance(at(60), NOBODY);
    assertThat(run.complete().header().isProvisional()).isFalse();
    assertThat(witness.sealer.entries(Sealer.FINDINGS)).hasSize(1);
  }

  @Test
  void nothingIsComputedFromAReportThatIsNotSealed() {
    LiveRun run = run(List.of(report("a", 1), report("b", 14)));
    run.advance(at(15), NOBODY);
    run.look(at(15));
    assertThat(witness.read).containsExactly("2 read of 2 sealed");
  }

  @Test
  void whatProvisionalResultsStandForIsInNoLog() {
    Sealer unsealed = new UnsealedResults();
    SealEntry entry = new SealEntry("k", "text/plain", "c", START, List.of(), new byte[0]);
    LeafRef leaf = unsealed.seal(Sealer.FINDINGS, entry);
    assertThat(UnsealedResults.isUnsealed(leaf)).isTrue();
    assertThatThrownBy(() -> unsealed.seal(Sealer.OBSERVATIONS, entry))
        .hasMessageContaining("takes nothing in");
  }

  @Test
  void aStoppedRunSaysInItsGovernanceLogThatItIsPartial() {
    LiveRun run = run(List.of(report("a", 1), report("b", 100)));
    run.advance(at(30), NOBODY);
    run.look(at(30));
    run.stop(at(30));
    SealEntry last = witness.sealer.entries(Sealer.GOVERNANCE).getLast();
    assertThat(last.kind()).isEqualTo(MonitorRun.STOPPED);
    assertThat(new String(last.body(), StandardCharsets.UTF_8))
        .contains("stopped at 2031-05-03T00:30:00Z", "1 reports had been received");
    assertThat(witness.seen()).last().isEqualTo("published");
  }

  @Test
  void thereIsNoJudgementWhileReportsAreAwaited() {
    LiveRun run = run(List.of(report("a", 1), report("b", 100)));
    run.advance(at(30), NOBODY);
    assertThatThrownBy(run::complete).hasMessageContaining("1 of 2 reports were received");
  }

  private LiveRun run(List<RawReport> reports) {
    witness.clear();
    MonitorRun monitor = MonitorRun.start(
        new RunSettings(
            "test",
            "Test",
            "",
            false,
            DetectorSettings.INFRASOUND,
            AssociationSettings.DEFAULT,
            List.of()),
        Map.of(),
        START,
        witness,
        witness,
        new TextEncoder(),
        step -> {});
    return new LiveRun(monitor, witness, new ReportSchedule(reports, Duration.ofMinutes(15)));
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static RawReport report(String channel, int minute) {
    return new RawReport(channel, "known", at(minute), channel.getBytes(StandardCharsets.UTF_8));
  }

  /** Seals in memory, notes in which order things happen, and rejects every report that it is asked to read. */
  private static final class Witness implements Sealer, Formats {
    private MemorySealer sealer = new MemorySealer();
    private final List<String> seen = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private long sizeAtPublish;

    void clear() {
      sealer = new MemorySealer();
      seen.clear();
      read.clear();
      sizeAtPublish = 0;
    }

    List<String> seen() {
      return List.copyOf(seen);
    }

    @Override
    public LeafRef seal(String log, SealEntry entry) {
      LeafRef leaf = sealer.seal(log, entry);
      seen.add(leaf + " " + entry.channel() + " " + entry.at() + " " + entry.inputs());
      return leaf;
    }

    /** A log does nothing where nothing is new. */
    @Override
    public void publish() {
      long size = seen.stream().filter(s -> !s.equals("published")).count();
      if (size > sizeAtPublish) {
        seen.add("published");
        sizeAtPublish = size;
      }
    }

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
      read.add(
          reports.size() + " read of " + sealer.entries(Sealer.OBSERVATIONS).size() + " sealed");
      reports.forEach(r -> book.reject(
          new Rejection(r.value().channel(), "not readable", "something else", "None."), r.leaf()));
    }

    @Override
    public Terms readAgreement(List<SealedFile> files) {
      return Terms.NONE;
    }
  }

  private static final class TextEncoder implements ResultEncoder {
    @Override
    public byte[] encode(Result result) {
      return result.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] encode(RunSettings settings) {
      return settings.title().getBytes(StandardCharsets.UTF_8);
    }
  }
}
