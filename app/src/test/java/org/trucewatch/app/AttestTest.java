// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.adapters.rfc3161.OpensslAuthority;
import org.trucewatch.app.attest.Attestation;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.LogKeys;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.SealedStamp;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.StampSubject;
import org.trucewatch.pipeline.health.Component;
import org.trucewatch.pipeline.health.HealthBoard;
import org.trucewatch.pipeline.health.Standing;

/** Witnesses and time-stamp authorities for a sealed run, as a person asks them and as another checks it. */
class AttestTest {
  @TempDir
  private static Path authorities;

  private static OpensslAuthority first;
  private static OpensslAuthority second;

  @TempDir
  private Path folder;

  private AttestedRun run;

  @BeforeAll
  static void startAuthorities() {
    first = OpensslAuthority.start(authorities.resolve("first"));
    second = OpensslAuthority.start(authorities.resolve("second"));
  }

  @AfterAll
  static void stopAuthorities() {
    if (first != null) {
      first.close();
      second.close();
    }
  }

  @BeforeEach
  void seal() {
    run = AttestedRun.seal(folder);
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private CommandLineRun attest(String... more) {
    List<String> arguments = new ArrayList<>(
        List.of("attest", run.logs().toString(), "--keys", run.keys().toString()));
    arguments.addAll(Arrays.asList(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private CommandLineRun verify(String... more) {
    List<String> arguments = new ArrayList<>(List.of("verify", run.logs().toString()));
    arguments.addAll(Arrays.asList(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private LogReader reader(String log) {
    return LogReader.open(run.logs().resolve(log));
  }

  private List<SealedStamp> stamps() {
    return SealedStamp.list(reader(Sealer.GOVERNANCE));
  }

  private long findings() {
    LogReader findings = reader(Sealer.FINDINGS);
    return Stream.iterate(0L, i -> i + 1)
        .limit(findings.size())
        .filter(i -> findings.read(i).kind().equals("finding"))
        .count();
  }

  @Test
  void everyFindingAndCheckpointIsStampedByBothAndCosignedAndAnotherCanCheckIt() throws Exception {
    Path policy = run.policy(3, Clock.systemUTC());
    String[] asked = {
      "--policy",
      policy.toString(),
      "--authority",
      first.address().toString(),
      "--authority",
      second.address().toString()
    };
    CommandLineRun attested = attest(asked);
    assertThat(attested.exitCode()).as(attested.out() + attested.err()).isZero();
    assertThat(attested.out())
        .contains("cosigned by 3 of 3 witnesses, quorum states is met", "w0: cosigned at");
    assertThat(findings()).isPositive();
    assertThat(stamps()).hasSize((int) (2 * (findings() + 3)));
    assertThat(run.logs().resolve("policy")).hasSameTextualContentAs(policy);
    assertThat(folder.resolve("run/governance/checkpoint"))
        .content()
        .contains("state0.example", "state1.example", "state2.example");

    // Nothing changed since, so nothing is asked or sealed again.
    long size = reader(Sealer.GOVERNANCE).size();
    byte[] checkpoint = Files.readAllBytes(run.logs().resolve("governance/checkpoint"));
    CommandLineRun again = attest(asked);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("none new");
    assertThat(reader(Sealer.GOVERNANCE).size()).isEqualTo(size);
    assertThat(run.logs().resolve("governance/checkpoint")).hasBinaryContent(checkpoint);

    CommandLineRun checked = verify(
        "--policy",
        policy.toString(),
        "--authority-certificate",
        first.certificate().toString(),
        "--authority-certificate",
        second.certificate().toString());
    assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.out())
        .contains(
            "keys and witnesses, by your policy",
            stamps().size() + " equal, 0 differ, 0 cannot be checked",
            "not after",
            "CN=first,O=Test",
            "CN=second,O=Test");

    CommandLineRun trusting = verify();
    assertThat(trusting.exitCode()).as(trusting.out()).isZero();
    assertThat(trusting.out())
        .contains(
            "no --policy was given, so the keys that lie beside the logs were used",
            "the folder's own word",
            "0 equal, 0 differ, " + stamps().size() + " cannot be checked",
            "give the certificates");
    opensslAgrees();
  }

  /** What lies in the log is accepted by software that is not ours: entry bytes and token, as extracted. */
  private void opensslAgrees() throws IOException {
    SealedStamp stamp = stamps().stream()
        .filter(s -> s.channel().startsWith("leaf findings "))
        .findFirst()
        .orElseThrow();
    LeafRef over = stamp.references().getFirst();
    Path entry = Files.write(folder.resolve("entry"), reader(over.log()).readBytes(over.index()));
    Path token = Files.write(folder.resolve("token.tsr"), stamp.token());
    assertThat(first.openssl(
            "ts",
            "-verify",
            "-in",
            token.toString(),
            "-data",
            entry.toString(),
            "-CAfile",
            "ca.pem"))
        .contains("Verification: OK");
    SealedStamp state = stamps().stream()
        .filter(s -> s.channel().startsWith("checkpoint observations "))
        .findFirst()
        .orElseThrow();
    Path body = Files.writeString(
        folder.resolve("body"), reader(Sealer.OBSERVATIONS).checkpoint().note().body());
    Files.write(token, state.token());
    assertThat(first.openssl(
            "ts",
            "-verify",
            "-in",
            token.toString(),
            "-data",
            body.toString(),
            "-CAfile",
            "ca.pem"))
        .contains("Verification: OK");
  }

  @Test
  void whoeverFailsIsNamedAndTheOthersGoOn() throws IOException {
    Path policy = run.policy(3, Clock.systemUTC());
    run.stop(1);
    Path json = folder.resolve("attest.json");
    CommandLineRun attested = attest(
        "--policy",
        policy.toString(),
        "--authority",
        "http://localhost:1/",
        "--authority",
        first.address().toString(),
        "--json",
        json.toString());
    assertThat(attested.exitCode()).isEqualTo(1);
    assertThat(attested.out())
        .contains(
            "cosigned by 2 of 3 witnesses, quorum states is met",
            "w1: no answer",
            "time stamps by http://localhost:1/: none new, " + (findings() + 3) + " still missing",
            (findings() + 3) + " new");
    assertThat(stamps()).hasSize((int) findings() + 3);
    assertThat(Files.readString(json))
        .contains("\"NO_ANSWER\"", "\"COSIGNED\"", "\"complete\" : false");
    // Later the other authority is well: it alone is asked for what is missing, governance's new
    // state aside.
    CommandLineRun later = attest(
        "--authority",
        first.address().toString(),
        "--authority",
        second.address().toString());
    assertThat(later.exitCode()).as(later.out()).isZero();
    assertThat(stamps().stream().filter(s -> s.channel().startsWith("leaf ")).count())
        .isEqualTo(2 * findings());
  }

  @Test
  void aQuorumThatIsNotMetIsSaidAndFailsTheCheckersCommand() throws IOException {
    Path policy = run.policy(3, Clock.systemUTC());
    run.stop(0);
    run.stop(1);
    CommandLineRun attested = attest("--policy", policy.toString());
    assertThat(attested.exitCode()).isEqualTo(1);
    assertThat(attested.out()).contains("cosigned by 1 of 3", "quorum states is NOT met");
    CommandLineRun checked = verify("--policy", policy.toString());
    assertThat(checked.exitCode()).isEqualTo(4);
    assertThat(checked.out()).contains("NOT to be relied on", "1 of 3 witnesses");
    assertThat(verify().exitCode()).isZero();
  }

  /** C2SP signed-note: a known key's wrong line is told, however many others signed; an unknown key's is ignored. */
  @Test
  void aWrongCosignatureOfAKnownWitnessDiffersAtTheCheckpoint() throws IOException {
    Path policy = run.policy(3, Clock.systemUTC());
    run.stop(0);
    assertThat(attest("--policy", policy.toString()).exitCode()).isZero();
    LogKey absent = LogKey.witnessFromSeed("state0.example", new Draw(10).bytes(32));
    Checkpoint published = reader(Sealer.FINDINGS).checkpoint();
    Checkpoint spoiled = published.with(
        List.of(absent.cosign(reader(Sealer.GOVERNANCE).checkpoint().note(), 1)));
    Files.write(run.logs().resolve("findings/checkpoint"), spoiled.note().encode());
    CommandLineRun checked = verify("--policy", policy.toString());
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.out())
        .contains(
            "findings: DIFFERS at findings/checkpoint: expected a valid signature by "
                + absent.verifier().text(),
            "no one you trust says");
    CommandLineRun own = verify();
    assertThat(own.exitCode()).isZero();
    assertThat(own.out())
        .contains("with a WRONG signature by " + absent.verifier().text());
  }

  @Test
  void aPolicyOfOtherLogsIsNotMet() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), """
        log %s
        quorum none
        """.formatted(
            org.trucewatch.evidence.note.LogKey.fromSeed("trucewatch/test/findings", new byte[32])
                .verifier()
                .text()));
    CommandLineRun checked = verify("--policy", other.toString());
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.out()).contains("is not signed by a log of the policy");
  }

  /** T05: the folder is put back to an earlier day; the witnesses remember, and nothing is signed. */
  @Test
  void aFolderPutBackToAnEarlierDayIsNotSigned() throws IOException {
    copy(run.logs(), folder.resolve("yesterday"));
    Path policy = run.policy(3, Clock.systemUTC());
    assertThat(
            attest("--policy", policy.toString(), "--authority", first.address().toString())
                .exitCode())
        .isZero();
    delete(run.logs());
    copy(folder.resolve("yesterday"), run.logs());
    byte[] before = Files.readAllBytes(run.logs().resolve("governance/checkpoint"));
    int asked = first.asked();
    CommandLineRun refused =
        attest("--policy", policy.toString(), "--authority", first.address().toString());
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains(
            "witness w2 holds a checkpoint", "put back to an earlier day", "Nothing was signed");
    assertThat(run.logs().resolve("governance/checkpoint")).hasBinaryContent(before);
    assertThat(first.asked()).isEqualTo(asked);
    assertThat(run.logs().resolve("contradictions")).isDirectoryContaining("glob:**governance-*");
  }

  /** Sealed by the run's own keys, so that only what the token says can give it away. */
  @Test
  void aSealedTokenThatIsNoneOrOverSomethingElseDiffers() {
    attest("--authority", first.address().toString());
    SealedStamp real = stamps().getFirst();
    try (LogFolder logs = LogFolder.openWithKeys(
        run.logs(), LogKeys.findName(run.keys()).orElseThrow(), run.keys())) {
      Instant at = Instant.parse("2031-06-01T00:00:00Z");
      logs.seal(
          Sealer.GOVERNANCE, new StampSubject.OfCheckpoint("findings", 1).entry(real.token(), at));
      logs.seal(
          Sealer.GOVERNANCE,
          new StampSubject.OfLeaf(new LeafRef("findings", 0)).entry(new byte[] {1, 2}, at));
      logs.seal(
          Sealer.GOVERNANCE,
          new SealEntry(
              StampSubject.KIND,
              StampSubject.MEDIA_TYPE,
              "leaf nowhere 3",
              at,
              List.of(),
              real.token()));
      logs.publish();
    }
    CommandLineRun checked =
        verify("--authority-certificate", first.certificate().toString());
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.out())
        .contains(
            "3 differ",
            "checkpoint findings 1: DIFFERS",
            "leaf nowhere 3: DIFFERS",
            "findings: equal,",
            (findings() + 3) + " equal");
  }

  /** T09: the clock steps back an hour between rounds; sealed times stay in order and no token is asked for twice. */
  @Test
  void aClockThatStepsBackNeitherStopsNorFloodsTheStamps() {
    Instant noon = Instant.parse("2031-06-01T12:00:00Z");
    AtomicReference<Instant> clock = new AtomicReference<>(noon);
    AtomicLong elapsed = new AtomicLong();
    HealthBoard board = new HealthBoard(clock::get);
    String name = LogKeys.findName(run.keys()).orElseThrow();
    try (Attestation attestation = Attestation.of(
            null, List.of(first.address()), Duration.ofHours(1), clock::get, elapsed::get, board);
        LogFolder logs = LogFolder.openWithKeys(run.logs(), name, run.keys())) {
      attestation.round(logs, run.logs());
      clock.set(noon.minusSeconds(3_600));
      for (int minute = 0; minute < 120; minute++) {
        elapsed.addAndGet(Duration.ofMinutes(1).toNanos());
        if (minute % 40 == 0) {
          logs.seal(
              Sealer.OBSERVATIONS,
              new SealEntry(
                  "places-csv", "text/csv", "test:" + minute, noon, List.of(), new byte[1]));
        }
        attestation.round(logs, run.logs());
      }
    }
    List<String> states = stamps().stream()
        .map(SealedStamp::channel)
        .filter(c -> c.startsWith("checkpoint observations"))
        .toList();
    // At the start and after each of two hours.
    assertThat(states).hasSize(3).doesNotHaveDuplicates();
    LogReader governance = reader(Sealer.GOVERNANCE);
    Instant last = Instant.MIN;
    for (long i = 0; i < governance.size(); i++) {
      Entry entry = governance.read(i);
      assertThat(entry.receivedAt()).isAfterOrEqualTo(last);
      last = entry.receivedAt();
    }
    Component authority = board.snapshot().getFirst();
    assertThat(authority.name()).isEqualTo("time-stamp authority " + first.address());
    // openssl's clock is the machine's, so one of the two is off by years, and that is said.
    assertThat(authority.standing()).isEqualTo(Standing.IMPAIRED);
    assertThat(authority.reason()).contains("its clock is", "one of them is off");
    assertThat(authority.counts()).containsEntry("tokens", (long) stamps().size());
  }

  @Test
  void aWitnessWhoseClockIsAheadIsNotBelievedAboutTheTime() throws IOException {
    Path policy = run.policy(3, () -> Instant.now().plusSeconds(7_200));
    assertThat(attest("--policy", policy.toString()).exitCode()).isZero();
    assertThat(verify("--policy", policy.toString()).out())
        .contains("quorum states is met", "no one you trust says");
  }

  /** A replay may ask by itself; whoever does not answer costs it nothing but a line. */
  @Test
  void aReplayUnderItsOwnKeysIsStampedAsItIsSealed() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "name,latitude,longitude,population\nA,-30,128,5\n");
    Path plan = Files.writeString(folder.resolve("plan.yaml"), """
        replay: towns
        title: Towns
        seed: 1
        clock: { start: "2031-01-01T00:00:00Z" }
        inputs: [{ file: a.csv, format: places-csv }]
        """);
    Path logs = folder.resolve("own");
    CommandLineRun replayed = CommandLineRun.of(
        "replay",
        plan.toString(),
        "--log",
        logs.toString(),
        "--keys",
        folder.resolve("own-keys").toString(),
        "--name",
        "towns-once",
        "--authority",
        "http://localhost:1/",
        "--authority",
        first.address().toString());
    assertThat(replayed.exitCode()).as(replayed.err()).isZero();
    assertThat(replayed.out())
        .contains("http://localhost:1/: none new", first.address() + ": 2 new", "2 still missing");
    assertThat(LogReader.open(logs.resolve("findings")).checkpoint().origin())
        .isEqualTo("trucewatch/towns-once/findings");
    assertThat(CommandLineRun.of("verify", logs.toString()).exitCode()).isZero();
  }

  @Test
  void whatIsMissingOnTheCommandLineIsSaid() {
    assertThat(attest().err()).contains("nobody to ask", "--policy", "--authority");
    assertThat(attest("--authority", "ftp://x/").err()).contains("ftp://x/", "http://");
    assertThat(attest("--policy", folder.resolve("none").toString()).err())
        .contains("the policy cannot be read");
    assertThat(CommandLineRun.of(
                "attest", folder.toString(), "--keys", run.keys().toString(), "--policy", "x")
            .err())
        .contains("holds no sealed run");
    assertThat(CommandLineRun.of(
                "attest", run.logs().toString(), "--keys", folder.toString(), "--policy", "x")
            .err())
        .contains("holds no keys of logs");
    assertThat(attest("--policy", "x", "--every", "soon").err()).contains("soon", "as in 1h");
    assertThat(CommandLineRun.of(
                "replay", "replays/easter-2026.yaml", "--keys", run.keys().toString())
            .err())
        .contains("second history", "Nothing was run");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.sorted().toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
