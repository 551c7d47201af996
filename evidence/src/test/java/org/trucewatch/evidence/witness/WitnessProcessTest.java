// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EvidenceLog;
import org.trucewatch.evidence.LogOptions;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.VerifierKey;

/** The witness as a process of its own, on one jar of this module's classes and the JDK alone. */
class WitnessProcessTest {
  private static final LogKey LOG = LogKey.fromSeed("example.org/log", new Draw(1).bytes(32));
  private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

  @TempDir
  Path temp;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(Process::destroyForcibly);
  }

  /** A finished command: its exit code and all it printed. */
  private record Said(int code, String text) {}

  /** As the build makes it, which comes after the tests. */
  private Path jar() {
    Path jar = temp.resolve("evidence.jar");
    if (!Files.exists(jar)) {
      int code = ToolProvider.findFirst("jar")
          .orElseThrow()
          .run(
              System.out,
              System.err,
              "--create",
              "--file=" + jar,
              "--main-class=" + WitnessProgram.class.getName(),
              "-C",
              CLASSES.toString(),
              ".");
      assertThat(code).isZero();
    }
    return jar;
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        jar().toString()));
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command)
        .directory(temp.toFile())
        .redirectErrorStream(true)
        .start();
    started.add(process);
    return process;
  }

  private Said run(String... arguments) throws Exception {
    Process process = launch(arguments);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  /** A serving witness: its lines, its address and key once it listens. */
  private record Serving(Process process, BufferedReader out, String url, VerifierKey key) {
    String next() throws IOException {
      return String.valueOf(out.readLine());
    }
  }

  private Serving serve() throws IOException {
    Process process = launch(
        "--key",
        "w.key",
        "--state",
        "state",
        "--log",
        LOG.verifier().text(),
        "--listen",
        "localhost:0");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      String[] words = line.split(" ", -1);
      if (line.startsWith("policy line: ")) {
        out.readLine();
        return new Serving(process, out, words[5], VerifierKey.parse(words[4]));
      }
    }
    throw new AssertionError("the witness did not start: " + said);
  }

  private static WitnessOutcome ask(EvidenceLog log, Serving witness) {
    return new WitnessClient(
            HttpClient.newHttpClient(), witness.url(), witness.key(), Duration.ofSeconds(10))
        .ask(log.publish(), log.published()::consistencyProof);
  }

  private static void append(EvidenceLog log, int count, String channel) {
    for (int i = 0; i < count; i++) {
      log.append(Entry.inline(
          "test/entry", "text/plain", Instant.EPOCH, channel, List.of(), new byte[] {(byte) i}));
    }
  }

  private EvidenceLog open(String folder) {
    return EvidenceLog.open(temp.resolve(folder), LOG.name(), LOG, LogOptions.defaults());
  }

  @Test
  void itTeachesMakesItsKeyCosignsAndRemembersAfterAKill() throws Exception {
    assertThat(run("--help").text()).contains("Example", "--new-key", "--refusals");
    Said made = run("--new-key", "w.key", "alpha.example");
    assertThat(made.text()).contains("public key  alpha.example+");
    assertThat(run("--new-key", "w.key", "alpha.example").text()).contains("never overwritten");
    assertThat(run("--refusals", temp.toString()).text()).contains("nothing was refused");

    try (EvidenceLog log = open("log");
        EvidenceLog other = open("other")) {
      Serving first = serve();
      append(log, 5, "test:a");
      assertThat(ask(log, first)).isInstanceOf(WitnessOutcome.Cosigned.class);
      assertThat(first.next()).endsWith("cosigned example.org/log size 5");
      first.process().destroyForcibly().waitFor(); // kill -9

      Serving second = serve();
      append(other, 5, "test:b");
      assertThat(ask(other, second))
          .isInstanceOfSatisfying(
              WitnessOutcome.Refused.class, r -> assertThat(r.status()).isEqualTo(422));
      assertThat(second.next()).contains("refused 422 example.org/log size 5: log example.org/log");
      append(log, 3, "test:a");
      assertThat(ask(log, second)).isInstanceOf(WitnessOutcome.Cosigned.class);
      // While it runs, its evidence can be read.
      assertThat(run("--refusals", "state").text())
          .contains("equivocation example.org/log: size 5 root", "cosigned: size 8");
      second.process().toHandle().destroy(); // A clean stop.
      assertThat(second.process().waitFor()).isNotZero();
      String last = "";
      for (String line = second.next(); !line.equals("null"); line = second.next()) {
        last = line;
      }
      assertThat(last).isEqualTo("stopped");
    }
  }

  @Test
  void whatIsWrongOnTheCommandLineIsSaidInOneLine() throws Exception {
    run("--new-key", "w.key", "alpha.example");
    String log = LOG.verifier().text();
    assertThat(run("--frobnicate", "x")).isEqualTo(usage("unknown option --frobnicate"));
    assertThat(run("--key", "w.key", "--log", log)).isEqualTo(usage("--state is missing"));
    assertThat(run("--key", "no.key", "--state", "s", "--log", log).text())
        .contains("no.key does not exist", "--new-key");
    assertThat(run("--key", "w.key", "--state", "s", "--log", "rubbish").text())
        .contains("rubbish", "name+identifier+base64");
    assertThat(run("--key", "w.key", "--state", "s", "--log", log, "--listen", "localhost:x")
            .text())
        .contains("--listen is localhost:x");
    Files.writeString(temp.resolve("log.key"), "");
    assertThat(run("--new-key", "bad.key", "two words").text()).contains("two words");
    serve();
    assertThat(run("--key", "w.key", "--state", "state", "--log", log).text())
        .contains("witness: ", "state")
        .doesNotContain("\tat ");
  }

  private static Said usage(String message) {
    return new Said(2, "witness: " + message + "\nSee: trucewatch witness --help\n");
  }
}
