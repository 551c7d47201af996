// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.adapters.rfc3161.OpensslAuthority;
import org.trucewatch.adapters.rfc3161.StampOutcome;
import org.trucewatch.adapters.rfc3161.TimeStampAuthority;
import org.trucewatch.app.goverifier.AlteredLogs;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.SealedRun;
import org.trucewatch.pipeline.Sealer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Findings as files, through the command line. */
class BundleCommandTest {
  private static final int WITNESSES = 35;
  private static final int QUORUM = 24;
  private static final int FLIPS = 400;

  @TempDir
  private Path folder;

  @BeforeEach
  void seal() {
    new SmallRun()
        .with(
            "pixels.csv",
            "firms-csv",
            "latitude,longitude,acq_datetime_utc,satellite,instrument,daynight,confidence,bright_ti4_k,frp_mw",
            "-30.5,128.1,2031-05-03T17:00:00Z,N1,VIIRS,N,nominal,320.5,3.2",
            "512,128.1,2031-05-03T17:00:00Z,N1,VIIRS,N,nominal,320.5,3.2")
        .with("unused.csv", "places-csv", "name,latitude,longitude", "A,-30,128")
        .run(SmallRun.demoAgreement(), logs());
  }

  @Test
  void everyResultIsListedWrittenAndVerifiedByItself() throws IOException {
    CommandLineRun listed = CommandLineRun.of("bundle", logs().toString());
    List<String> lines = listed.out().lines().toList();
    assertThat(lines.getFirst()).startsWith("findings:0  hotspots  1 rows");
    assertThat(lines)
        .anyMatch(l -> l.startsWith("findings:1  finding  exercise-demo/air-northern  "));
    for (int i = 0; i < lines.size(); i++) {
      Path file = folder.resolve(i + ".bundle");
      assertThat(
              CommandLineRun.of("bundle", logs().toString(), "findings:" + i, "-o", file.toString())
                  .exitCode())
          .isZero();
      CommandLineRun verified = verify(file);
      assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
      assertThat(verified.out())
          .contains("proofs: equal", "signatures and quorum: equal", "recomputation: equal")
          .contains("those inside the bundle", "Result: equal.");
    }
    assertThat(lines).hasSize(6);
  }

  @Test
  void allFindingsAreWrittenAtOnceAndOneIsFoundByItsId() throws IOException {
    Path all = folder.resolve("all");
    assertThat(CommandLineRun.of("bundle", logs().toString(), "--all", all.toString())
            .out())
        .contains("4 bundles in");
    assertThat(all.resolve("findings-4.bundle")).exists();
    Path one = folder.resolve("one.bundle");
    CommandLineRun.of(
        "bundle", logs().toString(), "exercise-demo/ground-southern", "-o", one.toString());
    assertThat(Files.readAllBytes(one))
        .isEqualTo(Files.readAllBytes(all.resolve("findings-4.bundle")));
    Path json = folder.resolve("v.json");
    CommandLineRun.of("verify", "bundle", one.toString(), "--json", json.toString());
    JsonNode node = JsonMapper.shared().readTree(Files.readString(json));
    assertThat(node.path("standing").asString()).isEqualTo("EQUAL");
    assertThat(node.path("recomputation").path("sealedBy").asString()).isEqualTo("test");
    assertThat(node.path("result").path("standing").asString()).isEqualTo("UNDETERMINED");
  }

  /** That no claim was made is a statement about every report that was searched for one. */
  @Test
  void aFindingRefersToReportsThatHeldNothingForIt() {
    Path other = folder.resolve("other");
    new SmallRun()
        .with(
            "claims.csv",
            "claims-csv",
            "truce,claimant,accused,window_start,window_end,category,count,qualifier,source_url,note",
            "x,Northern Party,Southern Party,2029-01-01T00:00,2029-01-01T01:00,shelling,3,exact,https://example.org,")
        .with("places.csv", "places-csv", "name,latitude,longitude", "A,-30,128")
        .run(SmallRun.demoAgreement(), other);
    Path file = folder.resolve("air.bundle");
    CommandLineRun.of(
        "bundle", other.toString(), "exercise-demo/air-southern", "-o", file.toString());
    assertThat(verify(file).exitCode()).isZero();
    try (Bundle bundle = Bundle.open(file)) {
      assertThat(bundle.indices(Sealer.OBSERVATIONS)).containsExactly(0L);
    }
  }

  @Test
  @AlteredLogs
  void noChangedBitPassesForEqual() throws IOException {
    byte[] whole = Files.readAllBytes(write("findings:3"));
    Draw draw = new Draw(2026);
    for (int i = 0; i < FLIPS; i++) {
      byte[] changed = whole.clone();
      int at = draw.below(changed.length);
      int bit = draw.below(8);
      changed[at] ^= (byte) (1 << bit);
      CommandLineRun run = verify(Files.write(folder.resolve("changed.bundle"), changed));
      assertThat(run.exitCode())
          .as("byte %d bit %d%n%s%n%s", at, bit, run.out(), run.err())
          .isEqualTo(1);
      assertThat(run.out()).contains("is not a bundle", "Result: differs.");
    }
  }

  @Test
  void aQuorumOfWitnessesIsCountedByThePolicyOfTheChecker() throws IOException {
    String policy = cosign();
    Files.writeString(logs().resolve("policy"), policy);
    Path file = write("findings:3");
    CommandLineRun own = verify(file);
    assertThat(own.exitCode()).as(own.out()).isZero();
    assertThat(own.out())
        .contains("cosigned by {", "not after 2021-05-10T00:00:23Z", "those inside the bundle");
    Path given = Files.writeString(folder.resolve("given.policy"), policy);
    CommandLineRun by =
        CommandLineRun.of("verify", "bundle", file.toString(), "--policy", given.toString());
    assertThat(by.exitCode()).isZero();
    assertThat(by.out()).doesNotContain("those inside the bundle");
    Files.writeString(given, policy.replace("group all " + QUORUM, "group all " + WITNESSES));
    CommandLineRun strict =
        CommandLineRun.of("verify", "bundle", file.toString(), "--policy", given.toString());
    assertThat(strict.exitCode()).isEqualTo(4);
    assertThat(strict.out())
        .contains("signatures and quorum: cannot be checked because", "does not meet quorum all")
        .contains("recomputation: equal");
    LogKey stranger = LogKey.fromSeed("trucewatch/test/findings", new Draw(7).bytes(32));
    Files.writeString(given, "log " + stranger.verifier().text() + "\nquorum none\n");
    assertThat(CommandLineRun.of("verify", "bundle", file.toString(), "--policy", given.toString())
            .exitCode())
        .isEqualTo(1);
  }

  /** One witness is down in each log; the k-th clock that makes the quorum bounds the time. */
  private String cosign() {
    StringBuilder policy = new StringBuilder();
    List<LogKey> witnesses = java.util.stream.IntStream.range(0, WITNESSES)
        .mapToObj(i -> LogKey.witnessFromSeed("state-" + i, new Draw(100 + i).bytes(32)))
        .toList();
    try (LogFolder sealer = LogFolder.openSeeded(logs(), "test", 1)) {
      for (String name : LogFolder.LOGS) {
        EvidenceLog log = sealer.log(name);
        Checkpoint checkpoint = log.publish();
        List<NoteSignature> lines = new java.util.ArrayList<>();
        for (int i = 0; i < WITNESSES - 1; i++) {
          long at = Instant.parse("2021-05-10T00:00:00Z").getEpochSecond() + i;
          lines.add(witnesses.get(i).cosign(checkpoint.note(), at));
        }
        log.attach(checkpoint, lines);
        policy
            .append("log ")
            .append(LogReader.storedKey(logs().resolve(name)).text())
            .append('\n');
      }
    }
    StringBuilder group = new StringBuilder("group all " + QUORUM);
    for (LogKey witness : witnesses) {
      String name = witness.verifier().name();
      policy
          .append("witness ")
          .append(name)
          .append(' ')
          .append(witness.verifier().text())
          .append('\n');
      group.append(' ').append(name);
    }
    return policy.append(group).append("\nquorum all\n").toString();
  }

  @Test
  void aTimeStampOverTheFindingGoesWithIt() throws IOException {
    OpensslAuthority.assumePresent();
    try (OpensslAuthority authority =
        OpensslAuthority.start(Files.createDirectory(folder.resolve("tsa")))) {
      stamp(authority);
      Path file = write("findings:3");
      CommandLineRun own = verify(file);
      assertThat(own.exitCode()).as(own.out() + own.err()).isZero();
      assertThat(own.out())
          .contains("Time stamp: governance:", "over leaf findings 3: cannot be checked, claims");
      CommandLineRun trusted = CommandLineRun.of(
          "verify",
          "bundle",
          file.toString(),
          "--authority-certificate",
          authority.certificate().toString());
      assertThat(trusted.exitCode()).as(trusted.out() + trusted.err()).isZero();
      assertThat(trusted.out())
          .contains("over leaf findings 3: equal,", ", by time stamp governance:");
      assertThat(verify(write("findings:2")).out()).doesNotContain("Time stamp:");
    }
  }

  private void stamp(OpensslAuthority authority) {
    byte[] bytes = SealedRun.open(logs()).reader(Sealer.FINDINGS).readBytes(3);
    try (TimeStampAuthority client =
            new TimeStampAuthority(authority.address(), Duration.ofSeconds(20));
        LogFolder sealer = LogFolder.openSeeded(logs(), "test", 1)) {
      StampOutcome outcome = client.stamp(MessageDigest.getInstance("SHA-256").digest(bytes));
      assertThat(outcome).isInstanceOf(StampOutcome.Stamped.class);
      sealer.seal(
          Sealer.GOVERNANCE,
          new SealEntry(
              "time-stamp/rfc3161",
              "application/timestamp-reply",
              "leaf findings 3",
              Instant.parse("2031-05-10T00:00:00Z"),
              List.of(new LeafRef(Sealer.FINDINGS, 3)),
              ((StampOutcome.Stamped) outcome).token()));
      sealer.publish();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @AlteredLogs
  void anAlteredLogIsNotWritten() throws IOException {
    Path entries = logs().resolve("observations/tile/entries/000.p/2");
    byte[] bytes = Files.readAllBytes(entries);
    bytes[bytes.length - 3] ^= 1;
    Files.write(entries, bytes);
    CommandLineRun run = CommandLineRun.of(
        "bundle",
        logs().toString(),
        "findings:3",
        "-o",
        folder.resolve("x.bundle").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("nothing was written, as the log observations is not what was signed");
    assertThat(folder.resolve("x.bundle")).doesNotExist();
  }

  @Test
  void whatCannotBeMeantIsRefused() throws IOException {
    assertThat(CommandLineRun.of("bundle", logs().toString(), "findings:99").err())
        .contains("no result is findings:99, expected a leaf from findings:0 to findings:5");
    assertThat(CommandLineRun.of("bundle", logs().toString(), "-o", "x").err())
        .contains("no FINDING is named");
    assertThat(CommandLineRun.of("bundle", folder.toString()).err())
        .contains("holds no sealed run");
    assertThat(CommandLineRun.of("verify", "bundle", folder.resolve("none").toString())
            .err())
        .contains("is no file");
    assertThat(CommandLineRun.of("verify").err()).contains("no folder is named");
    Path file = write("findings:3");
    Path policy = Files.writeString(folder.resolve("bad.policy"), "quorum none\nquorum none\n");
    assertThat(CommandLineRun.of("verify", "bundle", file.toString(), "--policy", policy.toString())
            .err())
        .contains("policy line 2");
  }

  /** What speaks of the finding is missing; what is said of the finding is still checked. */
  @Test
  @AlteredLogs
  void anAttachedEntryThatIsNotThereCannotBeChecked() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Path file = write("findings:3");
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    String manifest = new String(files.getOrDefault("bundle", new byte[0]), UTF_8);
    files.put(
        "bundle",
        manifest.replaceFirst("log: 0", "attached: governance 99\nlog: 0").getBytes(UTF_8));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(stored(each.getKey(), each.getValue()));
        zip.write(each.getValue());
      }
    }
    Path json = folder.resolve("attached.json");
    CommandLineRun run =
        CommandLineRun.of("verify", "bundle", file.toString(), "--json", json.toString());
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(4);
    assertThat(run.out())
        .contains("proofs: cannot be checked because governance:99, referred to by", "manifest")
        .contains("recomputation: equal")
        .doesNotContain("LeafReference");
    assertThat(Files.readString(json))
        .contains("\"equal\" : false", "\"standing\" : \"CANNOT_BE_CHECKED\"");
  }

  private static ZipEntry stored(String name, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    return entry;
  }

  private Path write(String finding) {
    Path file = folder.resolve("written.bundle");
    CommandLineRun run =
        CommandLineRun.of("bundle", logs().toString(), finding, "-o", file.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return file;
  }

  private static CommandLineRun verify(Path file) {
    return CommandLineRun.of("verify", "bundle", file.toString());
  }

  private Path logs() {
    return folder.resolve("logs");
  }
}
