// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.app.CommandLineRun;
import org.trucewatch.app.SmallRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reviews, comments and claimed moments, signed and sealed through the command line. */
class ReviewCommandTest {
  private static final String CASE = "ground-northern/guarantee";
  private static final String FINDING = "ground-northern";

  @TempDir
  private Path folder;

  private Path logs = Path.of("");

  @BeforeEach
  void sealASmallRunWithAnAllegation() {
    logs = folder.resolve("logs");
    new SmallRun()
        .with(
            "claims.csv",
            "claims-csv",
            "truce,claimant,accused,window_start,window_end,category,count,qualifier,source_url,note\n"
                + "exercise-demo,Southern Party,Northern Party,2031-05-03T16:00,2031-05-04T16:00,"
                + "shelling,3,exact,https://exercise.example/claims,made up\n")
        .run(SmallRun.demoAgreement(), logs);
  }

  private CommandLineRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--run", logs.toString()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  private void keys(String... authors) {
    for (String author : authors) {
      CommandLineRun made = run(
          "docket",
          "key",
          author,
          "--seed",
          "1",
          "--new-key",
          folder.resolve(author + ".key").toString(),
          "--by",
          "A. Person",
          "--why",
          "test",
          "--at",
          "2031-05-09T01:00:00Z");
      assertThat(made.exitCode()).as(made.err()).isZero();
    }
  }

  private String sign(String author, String at, String... statement) {
    List<String> all = new ArrayList<>(List.of(
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
    CommandLineRun done = run(all.toArray(String[]::new));
    return done.out() + done.err();
  }

  private String review(String author, String at, String outcome) {
    return sign(author, at, "--review", FINDING + "=" + outcome, "--person", "A. Person");
  }

  private JsonNode docket(String... more) throws IOException {
    Path json = folder.resolve("docket.json");
    List<String> all = new ArrayList<>(List.of("docket", CASE, "--json", json.toString()));
    all.addAll(List.of(more));
    CommandLineRun shown = run(all.toArray(String[]::new));
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    return JsonMapper.shared().readTree(Files.readAllBytes(json));
  }

  @Test
  void aFindingIsNotReleasedUntilAGuarantorReviewsIt() throws IOException {
    assertThat(run("explain", FINDING).out())
        .contains("computed, not released: awaiting review (0 of 1)", "Nothing is stated yet");
    keys("first-guarantor", "southern-party");
    assertThat(review("southern-party", "2031-05-09T02:00:00Z", "APPROVE"))
        .contains("does not count", "a party comments and does not review");
    assertThat(review("first-guarantor", "2031-05-09T02:00:00Z", "APPROVE")).contains("it counts");
    assertThat(review("first-guarantor", "2031-05-09T02:10:00Z", "APPROVE"))
        .contains("has reviewed this finding before");
    assertThat(run("explain", FINDING).out())
        .contains("released by First Guarantor")
        .doesNotContain("Nothing is stated yet");
    JsonNode docket = docket();
    assertThat(docket.path("members").path(0).path("review").asString()).isEqualTo("RELEASED");
    assertThat(docket.path("refused").size()).isEqualTo(2);
    // The same finding is released in the case under the other clause too.
    assertThat(run("docket", "ground-northern/relief-fund").out()).contains("released by First");
    assertThat(docket("--as-of", "2031-05-09T01:59:59Z").path("members").path(0).path("review"))
        .hasToString("\"AWAITING\"");
    assertThat(CommandLineRun.of("verify", logs.toString()).out()).contains("Result: equal");
  }

  @Test
  void aReturnNeedsAReasonAndHoldsTheFindingUntilItIsWithdrawn() {
    keys("first-guarantor", "second-guarantor");
    assertThat(review("second-guarantor", "2031-05-09T02:00:00Z", "RETURN"))
        .contains("gives no reason");
    String sealed = sign(
        "second-guarantor",
        "2031-05-09T02:01:00Z",
        "--review",
        FINDING + "=RETURN",
        "--person",
        "B. Person",
        "--reason",
        "the coverage is overstated");
    review("first-guarantor", "2031-05-09T02:02:00Z", "APPROVE");
    assertThat(run("docket", CASE).out())
        .contains("returned by Second Guarantor, because the coverage is overstated");
    String leaf = sealed.replaceAll("(?s).*Sealed as (governance:\\d+).*", "$1");
    sign("second-guarantor", "2031-05-09T03:00:00Z", "--withdraw", leaf);
    assertThat(run("docket", CASE).out()).contains("released by First Guarantor");
  }

  @Test
  void aReviewOfAnUnknownFindingOrAWrongRungIsRefused() {
    keys("first-guarantor");
    assertThat(sign(
            "first-guarantor",
            "2031-05-09T02:00:00Z",
            "--review",
            "grund-northern=APPROVE",
            "--person",
            "A. Person"))
        .contains("is no finding of case", "Nothing was sealed");
    assertThat(sign(
            "first-guarantor",
            "2031-05-09T02:00:00Z",
            "--review",
            FINDING + "=APPROVE",
            "--rung",
            "A3",
            "--person",
            "A. Person"))
        .contains("does not count", "it is about rung A3, and the finding reaches A0");
    assertThat(review("first-guarantor", "2031-05-20T00:00:00Z", "APPROVE")).contains("it counts");
    assertThat(run("docket", CASE).out()).contains("released by First Guarantor (late)");
  }

  @Test
  void theStatementShowsThePartysCommentVerbatimAndTheFindingStays() throws IOException {
    String before = run("explain", FINDING).out();
    keys("chair", "northern-party", "southern-party");
    sign(
        "chair",
        "2031-05-09T02:00:00Z",
        "--moment",
        "COMMENT_INVITED=2031-05-08T00:00:00Z",
        "--evidence",
        "findings:0");
    assertThat(sign("southern-party", "2031-05-09T03:00:00Z", "--comment", "They fired."))
        .contains("only the accused party comments");
    assertThat(sign("northern-party", "2031-05-09T03:00:00Z", "--comment", "We held our fire."))
        .contains("it counts");
    sign("northern-party", "2031-05-09T20:00:00Z", "--comment", "Our list of posts follows.");
    String after = run("explain", FINDING).out();
    assertThat(after.replaceAll("\\s+", " "))
        .contains("\"We held our fire.\" (Northern Party, received 2031-05-09 11:00:00 +08:00")
        .contains("\"Our list of posts follows.\"", "+08:00, late");
    String finding = "As computed and sealed";
    assertThat(part(after, finding)).isEqualTo(part(before, finding));
    JsonNode comments = docket().path("comments");
    assertThat(comments.path(0).path("isLate").asBoolean()).isFalse();
    assertThat(comments.path(1).path("isLate").asBoolean()).isTrue();
  }

  private static String part(String page, String heading) {
    int from = page.indexOf(heading);
    return page.substring(from, page.indexOf("\n\n", from));
  }

  @Test
  void anEarlierTimeThatAnAuthorClaimsMovesNoClock() throws IOException {
    keys("southern-party", "chair");
    sign(
        "southern-party",
        "2031-05-09T02:00:00Z",
        "--moment",
        "NOTIFICATION=2031-05-01T00:00:00Z",
        "--evidence",
        "findings:0");
    sign("chair", "2031-05-09T04:00:00Z", "--moment", "COMMENT_INVITED=2031-05-08T00:00:00Z");
    String page = run("docket", CASE).out().replaceAll("\\s+", " ");
    assertThat(page)
        .contains("claimed for 2031-05-01 08:00:00 +08:00", "counts from when it was received")
        .contains("notification; counts from: 2031-05-09 10:00:00 +08:00");
    assertThat(docket().path("clock").path("comment").path("end").asString())
        .isEqualTo("2031-05-09T16:00:00Z");
  }

  @Test
  void beforeTheFirstFindingNobodyIsAccused() throws IOException {
    assertThat(docket().path("accused").asString()).isEqualTo("northern-party");
    JsonNode before = docket("--as-of", "2031-05-02T00:00:00Z");
    assertThat(before.path("accused").asString()).isEmpty();
    assertThat(before.path("members").size()).isZero();
    assertThat(run("docket", CASE, "--as-of", "2031-05-02T00:00:00Z").out())
        .contains("not open at this instant")
        .doesNotContain("Northern Party: no fire");
    assertThat(run("docket", "--as-of", "2031-05-02T00:00:00Z").out())
        .contains("not open yet")
        .doesNotContain("Northern Party: no fire");
  }
}
