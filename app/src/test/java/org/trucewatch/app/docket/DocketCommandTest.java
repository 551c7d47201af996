// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.adapters.docketjson.DocketNote;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.app.SmallRun;
import org.trucewatch.assessment.clause.DocketEntry.Ballot;
import org.trucewatch.assessment.clause.DocketEntry.Vote;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.Sealer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages of findings and cases, and what people sign, through the command line. */
class DocketCommandTest {
  private static final String CASE = "ground-northern/guarantee";
  private static final Instant AT = Instant.parse("2031-05-09T02:00:00Z");

  @TempDir
  private Path folder;

  private Path logs = Path.of("");

  @BeforeEach
  void sealASmallRun() {
    logs = folder.resolve("logs");
    new SmallRun()
        .with("claims.csv", "claims-csv", "claimant,accused,from,to,category,count")
        .run(SmallRun.demoAgreement(), logs);
  }

  private CommandLineRun run(String... args) {
    List<String> all = new java.util.ArrayList<>(List.of(args));
    all.addAll(List.of("--run", logs.toString()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private Path key(String author) {
    Path file = folder.resolve(author + ".key");
    CommandLineRun made = run(
        "docket",
        "key",
        author,
        "--seed",
        "1",
        "--new-key",
        file.toString(),
        "--by",
        "A. Person",
        "--why",
        "test",
        "--at",
        "2031-05-09T01:00:00Z");
    assertThat(made.exitCode()).as(made.err()).isZero();
    return file;
  }

  private CommandLineRun sign(String author, String at, String... statement) {
    List<String> all = new java.util.ArrayList<>(List.of(
        "docket",
        "sign",
        CASE,
        "--as",
        author,
        "--key",
        folder.resolve(author + ".key").toString(),
        "--seed",
        "1",
        "--at",
        at));
    all.addAll(List.of(statement));
    return run(all.toArray(String[]::new));
  }

  private JsonNode docket() throws IOException {
    Path json = folder.resolve("docket.json");
    CommandLineRun shown = run("docket", CASE, "--json", json.toString());
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    return JsonMapper.shared().readTree(Files.readAllBytes(json));
  }

  @Test
  void aFindingIsExplainedWithItsBasisItsGapsAndHowToCheckIt() throws IOException {
    Path html = folder.resolve("page.html");
    CommandLineRun shown = run("explain", "ground-northern", "--html", html.toString());
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains(
            "EXERCISE", "standard of proof", "What could have been seen", "A3: from which area")
        .contains("Article 2", "FICTIONAL", "attack.ordered", "trucewatch verify");
    assertThat(Files.readString(html))
        .startsWith("<!doctype html>")
        .doesNotContain("http://", "<script");
  }

  @Test
  void aMisspeltFindingOrCaseIsAnsweredWithTheNearestName() {
    assertThat(run("explain", "grund-northern").err()).contains("Did you mean ground-northern?");
    assertThat(run("docket", "ground-northern/guarante").err())
        .contains("Did you mean ground-northern/guarantee?");
  }

  @Test
  void withoutANameEveryFindingAndCaseIsListed() {
    assertThat(run("explain").out()).contains("exercise-demo/ground-northern", "undetermined");
    assertThat(run("docket").out()).contains(CASE, "ground-northern/relief-fund");
  }

  @Test
  void votesCountOnceFromWhoMayVoteAndInTime() throws IOException {
    key("chair");
    key("first-guarantor");
    key("second-guarantor");
    key("third-guarantor");
    sign("chair", "2031-05-09T01:30:00Z", "--moment", "FIRST_BREACH=2031-05-08T00:00:00Z");
    sign("chair", "2031-05-09T01:30:00Z", "--interest", "third-guarantor");
    assertThat(sign("first-guarantor", "2031-05-09T02:00:00Z", "--vote", "measures=YES")
            .out())
        .contains("it counts");
    assertThat(sign("first-guarantor", "2031-05-09T02:10:00Z", "--vote", "measures=NO")
            .out())
        .contains("has voted on this step before");
    assertThat(sign("third-guarantor", "2031-05-09T02:00:00Z", "--vote", "measures=NO")
            .out())
        .contains("excluded from this vote as an interested party");
    assertThat(sign("second-guarantor", "2031-05-11T00:00:00Z", "--vote", "measures=YES")
            .out())
        .contains("after the vote had closed");
    assertThat(sign(
                "first-guarantor",
                "2031-05-09T03:00:00Z",
                "--act",
                "ACTIVATE=measures",
                "--person",
                "A. Person")
            .out())
        .contains("holds no office with the power ACTIVATE");
    JsonNode docket = docket();
    assertThat(docket.path("step").path("measures").path("outcome").asString())
        .contains("not adopted: 1 of 2 say yes");
    assertThat(docket.path("refused").size()).isEqualTo(4);
    assertThat(docket.path("clock").path("vote").path("end").asString())
        .isEqualTo("2031-05-11T00:00:00Z");
    assertThat(run("docket", CASE, "--as-of", "2031-05-09T02:05:00Z").out())
        .contains("open: 1 of 2 say yes");
    assertThat(CommandLineRun.of("verify", logs.toString()).out()).contains("Result: equal");
  }

  @Test
  void aPersonsDeterminationAndActAreRecordedAndWhatWasOpenStaysShown() throws IOException {
    key("chair");
    sign(
        "chair",
        "2031-05-09T02:00:00Z",
        "--determine",
        "attack.ordered=true",
        "--person",
        "A. Person",
        "--standard",
        "CLEAR_AND_CONVINCING",
        "--rung",
        "A5",
        "--evidence",
        "findings:0");
    assertThat(docket().path("criterion").path("deliberate").asString()).isEqualTo("MET");
    sign("chair", "2031-05-09T03:00:00Z", "--act", "ACTIVATE=measures", "--person", "A. Person");
    JsonNode docket = docket();
    assertThat(docket.path("step").path("measures").path("standing").asString())
        .isEqualTo("ACTIVATED");
    assertThat(run("docket", CASE).out()).contains("still open then", "A. Person");
  }

  @Test
  void badSignaturesUnknownAuthorsRepeatsAndOtherRunsAreListedAndDoNotCount() throws IOException {
    Path first = key("first-guarantor");
    LogKey right = LogKey.load(first);
    LogKey wrong = LogKey.fromSeed("first-guarantor", new byte[32]);
    DocketNote vote = vote("first-guarantor", origin());
    seal(wrong.sign(vote.text()).encode());
    seal(LogKey.fromSeed("second-guarantor", new byte[32])
        .sign(vote("second-guarantor", origin()).text())
        .encode());
    seal(right
        .sign(vote("first-guarantor", "trucewatch/elsewhere/governance").text())
        .encode());
    seal("no note at all".getBytes(StandardCharsets.UTF_8));
    seal(right.sign("trucewatch docket entry, version 1\n{\"author\":\"x\"}\n").encode());
    JsonNode refused = docket().path("refused");
    assertThat(refused.toString())
        .contains("its signature is not valid", "nobody had registered a key for second-guarantor")
        .contains("was signed for the run trucewatch/elsewhere", "it is no signed note")
        .contains("'run' is missing");
    seal(right.sign(vote.text()).encode());
    assertThat(docket().path("refused").toString())
        .contains("the same signed entry is sealed before");
    assertThat(CommandLineRun.of("verify", logs.toString()).out()).contains("Result: equal");
  }

  @Test
  void aRevokedKeySignsNothingThatCountsAfterwards() throws IOException {
    key("first-guarantor");
    run(
        "docket",
        "key-revoke",
        "first-guarantor",
        "--seed",
        "1",
        "--by",
        "A. Person",
        "--why",
        "lost",
        "--at",
        "2031-05-09T01:30:00Z");
    assertThat(sign("first-guarantor", "2031-05-09T02:00:00Z", "--vote", "measures=YES")
            .out())
        .contains("its signature is not valid");
  }

  @Test
  void aPartyMayNeitherInviteItselfNorEnterFacts() {
    key("northern-party");
    assertThat(sign(
                "northern-party",
                "2031-05-09T02:00:00Z",
                "--moment",
                "COMMENT_INVITED=2031-05-09T01:00:00Z")
            .out())
        .contains("is for an office to record");
    assertThat(sign(
                "northern-party",
                "2031-05-09T02:00:00Z",
                "--fact",
                "attack.scale=BROAD",
                "--standard",
                "CLEAR_AND_CONVINCING",
                "--rung",
                "A3",
                "--evidence",
                "findings:0")
            .out())
        .contains("facts are entered from findings or by an office");
  }

  @Test
  void anotherAgreementsLadderIsHeldAgainstTheSameFindings() {
    CommandLineRun shown = run(
        "docket",
        "ground-northern/ladder",
        "--agreement",
        SmallRun.demoAgreement().resolveSibling("paris-2026-reported").toString());
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("the decision rule is not published", "Germany");
  }

  private String origin() {
    return GovernanceLog.origin(logs);
  }

  private static DocketNote vote(String author, String run) {
    return new DocketNote(run, CASE, author, AT, new Vote("measures", Ballot.YES, ""));
  }

  private void seal(byte[] body) {
    try (LogFolder opened = LogFolder.openSeeded(logs, "test", 1)) {
      opened.seal(
          Sealer.GOVERNANCE,
          new SealEntry(DocketNote.KIND, DocketNote.MEDIA_TYPE, "docket", AT, List.of(), body));
      opened.publish();
    }
  }
}
