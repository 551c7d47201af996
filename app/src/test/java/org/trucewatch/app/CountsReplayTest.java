// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.SharedData;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Picture.SealedFinding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts of a monitoring mission through the golden path: sealed, judged as counts, nobody named, verified by others. */
class CountsReplayTest {
  private static final Path ROOT = Path.of(System.getProperty("trucewatch.root", ".."));
  private static final Path MEASURES = ROOT.resolve("agreements/tcg-2020");
  private static final String HEADER =
      "report,period_start,period_end,region,violations,explosions,cumulative_since,trend,basis,source_url";

  @TempDir
  private Path folder;

  private Picture madeUp(String... rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = HEADER;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    return new SmallRun()
        .with("counts.csv", "daily-counts-csv", lines)
        .run(MEASURES, folder.resolve("run"));
  }

  private void requireVerified() throws IOException {
    String run = folder.resolve("run").toString();
    assertThat(CommandLineRun.of("verify", run).exitCode()).isZero();
    Path bundle = folder.resolve("one.bundle");
    assertThat(CommandLineRun.of("bundle", run, "findings:1", "-o", bundle.toString())
            .exitCode())
        .isZero();
    CommandLineRun verified = CommandLineRun.of("verify", "bundle", bundle.toString());
    assertThat(verified.exitCode()).as(verified.out()).isZero();
    assertThat(verified.out()).contains("Result: equal");
  }

  @Test
  void madeUpCountsAreSealedAndJudgedWithoutCoverageAndWithoutASide() throws IOException {
    Picture picture = madeUp(
        "1/2031,2020-08-01T19:30,2020-08-02T19:30,North,7,2,7,,stated,made up",
        "1/2031,2020-08-01T19:30,2020-08-02T19:30,South,0,0,7,,stated,made up",
        "2/2031,2020-08-02T19:30,2020-08-03T19:30,North,0,0,7,,derived,made up",
        "3/2031,2020-08-03T19:30,2020-08-04T19:30,North,,,,more,stated,made up",
        "0/2031,2020-07-20T19:30,2020-07-21T19:30,North,5,,,,stated,made up");
    assertThat(picture.rejections()).isEmpty();
    assertThat(picture.counts()).isNotNull();
    List<Finding> findings =
        picture.findings().stream().map(SealedFinding::finding).toList();
    assertThat(findings)
        .extracting(Finding::title)
        .satisfiesExactly(
            before -> assertThat(before).endsWith(": 5"),
            day -> assertThat(day).endsWith(": 7"),
            zero -> assertThat(zero).endsWith(": 0"));
    assertThat(findings)
        .extracting(Finding::standing)
        .containsExactly(
            Finding.Standing.OBSERVED,
            Finding.Standing.UNDETERMINED,
            Finding.Standing.UNDETERMINED);
    for (Finding f : findings) {
      assertThat(f.partyId()).isEmpty();
      assertThat(f.attribution().probabilities()).isEmpty();
      assertThat(f.attribution().cannotBeSaid()).isEqualTo(1);
      assertThat(f.coverage()).singleElement().asString().startsWith("Coverage is unknown");
      assertThat(f.toString()).doesNotContain("Ukrainian", "Armed formations");
    }
    requireVerified();
  }

  @Test
  void aBadRowIsSealedAndNamedAndTheOthersCount() throws IOException {
    Picture picture = madeUp(
        "1/2031,2020-08-01T19:30,2020-08-02T19:30,North,-7,,,,stated,made up",
        "2/2031,2020-08-02T19:30,2020-08-02T19:30,North,3,,,,stated,made up",
        "3/2031,2020-08-02T19:30,2020-08-03T19:30,North,3,9,,,stated,made up",
        "4/2031,2020-08-02T19:30,2020-08-03T19:30,North,3,,,,stated,made up");
    assertThat(picture.rejections())
        .extracting(r -> r.value().where())
        .containsExactly(
            "file:counts.csv, line 2", "file:counts.csv, line 3", "file:counts.csv, line 4");
    assertThat(picture.findings())
        .singleElement()
        .extracting(f -> f.finding().title())
        .asString()
        .endsWith(": 3");
    requireVerified();
  }

  @Test
  void twoNumbersOfOnePeriodAndRegionAreNotAddedUp() {
    Picture picture = madeUp(
        "1/2031,2020-08-01T19:30,2020-08-02T19:30,North,7,,,,stated,made up",
        "2/2031,2020-08-01T19:30,2020-08-02T19:30,North,9,,,,stated,a correction");
    assertThat(picture.findings())
        .singleElement()
        .extracting(f -> f.finding().statement())
        .asString()
        .contains("numbers that differ", "North 7; North 9");
  }

  @Test
  void withoutAnAgreementLocalTimesMeanNothingAndAreRefused() {
    Picture picture = new SmallRun()
        .with(
            "counts.csv",
            "daily-counts-csv",
            HEADER,
            "1/2031,2020-08-01T19:30,2020-08-02T19:30,North,7,,,,stated,made up")
        .run(folder, folder.resolve("run"));
    assertThat(picture.counts()).isNull();
    assertThat(picture.rejections())
        .extracting(r -> r.value().what())
        .anySatisfy(what -> assertThat(what).contains("has local times"));
  }

  @Test
  void theMissionsCountsOf2020AppearAsCounts() throws IOException {
    SharedData.folder("osce-smm-daily");
    Path json = folder.resolve("osce.json");
    CommandLineRun run = CommandLineRun.of(
        "replay",
        ROOT.resolve("replays/osce-2020.yaml").toString(),
        "--json",
        json.toString(),
        "--log",
        folder.resolve("run").toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "Side: none is named",
            "2020-07-27 00:01 to 2020-07-27 19:30: 111",
            "2020-08-20 19:30: 153")
        .doesNotContain("Ukrainian armed forces", "Armed formations", "CONTRARY", "VIOLATED");
    JsonNode counts = JsonMapper.shared().readTree(Files.readString(json)).path("counts");
    assertThat(counts.path("coverage").asString()).isEqualTo("unknown");
    assertThat(counts.path("side").isNull()).isTrue();
    assertThat(counts.path("label").asString()).startsWith("SMM-compatible");
    assertThat(counts.path("rows").size()).isEqualTo(57);
    requireVerified();
    CommandLineRun page = CommandLineRun.of(
        "explain", "20200727T0001-20200727T1930", "--run", folder.resolve("run").toString());
    assertThat(page.out())
        .contains(
            "111 signs of fire", "Coverage is unknown", "no probability is stated for any side");
  }
}
