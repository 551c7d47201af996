// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.goverifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.app.goverifier.TamperedCopies.differs;
import static org.trucewatch.app.goverifier.TamperedCopies.replace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealEntry;
import org.trucewatch.pipeline.Sealer;

/** Copies of a sealed run with something altered: the Go verifier must reject each and name the file. */
class TamperedRunsTest {
  private static final int FLIPS = 1_000;
  private static final int SWAPS_MAX = 400;
  private static final int STATES = 35;
  private static final int QUORUM = 24;
  private static final List<String> GONE = List.of("cannot be checked because: 1 object is gone");

  @TempDir
  private static Path temp;

  private static Path run = Path.of("");
  private static List<Path> files = List.of();

  /** The replay of a recording when it is there, else the exercise. */
  @BeforeAll
  static void seal() throws IOException {
    InstalledGo.get();
    run = SealedSample.in(temp.resolve("run"));
    files = TamperedCopies.served(run);
    Files.writeString(temp.resolve("policy"), policy(""));
  }

  private static String policy(String witnesses) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String log : LogFolder.LOGS) {
      text.append("log ").append(Files.readString(run.resolve(log).resolve("log.vkey")));
    }
    return text + (witnesses.isEmpty() ? "quorum none\n" : witnesses);
  }

  private static TamperedCopies copies() {
    return copiesOf("");
  }

  private static TamperedCopies copiesOf(String log) {
    return new TamperedCopies(
        run.resolve(log),
        temp.resolve("copies").resolve(log),
        List.of("-policy", temp.resolve("policy").toString()));
  }

  @Test
  void theRunItselfIsEqual() {
    GoVerifier.Outcome outcome = InstalledGo.get()
        .check(List.of("-policy", temp.resolve("policy").toString()), List.of(run));
    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(outcome.output()).startsWith("equal: findings ");
  }

  /** A part of some files: where bits are changed. */
  private record Part(String name, List<Path> files, boolean body, boolean signature) {
    /** First byte of the part, and the one behind its last. */
    int[] range(byte[] content) {
      int gap = new String(content, UTF_8).indexOf("\n\n");
      return body
          ? new int[] {0, gap + 1}
          : signature ? new int[] {gap + 2, content.length} : new int[] {0, content.length};
    }
  }

  private static List<Part> parts() {
    List<Path> checkpoints = matching("[a-z]+/checkpoint");
    return List.of(
        new Part("entries", matching("[a-z]+/tile/entries/.*"), false, false),
        new Part("tiles", matching("[a-z]+/tile/[0-9]+/.*"), false, false),
        new Part("checkpoint bodies", checkpoints, true, false),
        new Part("log signatures", checkpoints, false, true),
        new Part("keys, blobs and salts", matching("[a-z]+/(blob/.*|log.vkey)"), false, false));
  }

  private static List<Path> matching(String pattern) {
    return files.stream().filter(file -> file.toString().matches(pattern)).toList();
  }

  /** A log by itself is checked, so that not all of a run's blobs are read for each bit. */
  @Test
  void everyChangedBitIsFoundAndTheFileIsNamed() throws IOException {
    long start = System.nanoTime();
    Map<String, TamperedCopies> copies = new TreeMap<>();
    Draw draw = new Draw(1926);
    List<Part> parts = parts();
    for (int i = 0; i < FLIPS + FLIPS / 4; i++) { // The last fifth: keys, blobs and salts.
      Part part = parts.get(i < FLIPS ? i % 4 : 4);
      Path file = part.files().get(draw.below(part.files().size()));
      byte[] content = Files.readAllBytes(run.resolve(file));
      int[] range = part.range(content);
      int at = range[0] + draw.below(range[1] - range[0]);
      content[at] ^= (byte) (1 << draw.below(8));
      Path inLog = file.subpath(1, file.getNameCount());
      copies
          .computeIfAbsent(file.getName(0).toString(), TamperedRunsTest::copiesOf)
          .add(
              "bit in byte " + at + " of " + file,
              List.of(differs(inLog)),
              copy -> replace(copy.resolve(inLog), content));
    }
    int rejected = 0;
    for (TamperedCopies ofLog : copies.values()) {
      rejected += ofLog.requireAllRejected();
    }
    assertThat(rejected).isEqualTo(FLIPS + FLIPS / 4);
    System.out.printf(
        "Go verifier: %d of %d rejected: single bits in entries, tiles, checkpoint bodies and log signatures,"
            + " and %d of %d in keys, blobs and salts, of %s, in %.1f s%n",
        FLIPS, FLIPS, FLIPS / 4, FLIPS / 4, SealedSample.name(), (System.nanoTime() - start) / 1e9);
  }

  @Test
  void filesThatAreGoneCutLongerOrSwappedAreNamed() throws IOException {
    TamperedCopies copies = copies();
    int swaps = 0;
    for (Path file : files) {
      byte[] content = Files.readAllBytes(run.resolve(file));
      List<String> named = List.of(differs(file));
      if (!file.endsWith("log.vkey")) { // The policy has the key.
        List<String> without = file.getName(1).startsWith("blob") ? GONE : named;
        copies.add("without " + file, without, copy -> Files.delete(copy.resolve(file)));
      }
      byte[] cut = Arrays.copyOf(content, content.length - 1);
      copies.add("cut " + file, named, copy -> replace(copy.resolve(file), cut));
      byte[] longer = Arrays.copyOf(content, content.length + 1);
      copies.add("longer " + file, named, copy -> replace(copy.resolve(file), longer));
      for (Path other : files.subList(files.indexOf(file) + 1, files.size())) {
        byte[] otherContent = Files.readAllBytes(run.resolve(other));
        if (swaps < SWAPS_MAX && !Arrays.equals(content, otherContent)) {
          swaps++;
          List<String> either = List.of(differs(file), differs(other));
          copies.add("swapped " + file + " and " + other, either, copy -> {
            replace(copy.resolve(file), otherContent);
            replace(copy.resolve(other), content);
          });
        }
      }
    }
    System.out.printf(
        "Go verifier: %d of %d rejected: files gone, cut, longer, %d swaps%n",
        copies.requireAllRejected(), 3 * files.size() - LogFolder.LOGS.size() + swaps, swaps);
  }

  @Test
  void wholeLogsSizesAndBundlesThatWereExchangedAreNamed() throws IOException {
    TamperedCopies copies = copies();
    List<String> logs = LogFolder.LOGS.stream().sorted().toList();
    for (String log : logs) {
      Path checkpoint = Path.of(log, "checkpoint");
      String[] lines = Files.readString(run.resolve(checkpoint)).split("\n", -1);
      for (long size : new long[] {0, Long.parseLong(lines[1]) - 1, Long.parseLong(lines[1]) + 1}) {
        String[] edited = lines.clone();
        edited[1] = String.valueOf(size);
        copies.add(
            "size " + size + " in " + checkpoint,
            List.of(differs(checkpoint)),
            copy -> replace(copy.resolve(checkpoint), String.join("\n", edited).getBytes(UTF_8)));
      }
      for (Path bundle : matching(log + "/tile/entries/.*")) {
        byte[] once = Files.readAllBytes(run.resolve(bundle));
        byte[] twice = Arrays.copyOf(once, 2 * once.length);
        System.arraycopy(once, 0, twice, once.length, once.length);
        copies.add(
            "twice " + bundle,
            List.of(differs(bundle)),
            copy -> replace(copy.resolve(bundle), twice));
        Path added = Path.of(log, "tile", "entries", "000.p", "extra");
        copies.add(
            "added " + added, List.of(differs(added)), copy -> replace(copy.resolve(added), once));
      }
      for (String other : logs) {
        if (!other.equals(log)) {
          List<String> named = List.of(differs(checkpoint));
          copies.add("swapped " + log + " and " + other, named, copy -> {
            Files.move(copy.resolve(log), copy.resolve("aside"));
            Files.move(copy.resolve(other), copy.resolve(log));
            Files.move(copy.resolve("aside"), copy.resolve(other));
          });
        }
      }
      copies.add("without " + log, List.of(differs(checkpoint)), copy -> {
        for (Path file : matching(log + "/.*")) {
          Files.delete(copy.resolve(file));
        }
      });
    }
    int rejected = copies.requireAllRejected();
    System.out.println("Go verifier: " + rejected + " of " + rejected
        + " rejected: sizes, bundles twice, files added, logs swapped or gone");
  }

  @Test
  void twentyFourOfThirtyFiveStatesMustHaveCosignedUnderTheirOwnNames() throws IOException {
    List<LogKey> states = new ArrayList<>();
    StringBuilder witnesses = new StringBuilder();
    StringBuilder members = new StringBuilder();
    for (int i = 1; i <= STATES; i++) {
      LogKey key = LogKey.witnessFromSeed("state-" + i + ".example", new Draw(i).bytes(32));
      states.add(key);
      witnesses
          .append("witness s")
          .append(i)
          .append(' ')
          .append(key.verifier().text())
          .append('\n');
      members.append(" s").append(i);
    }
    Path policy = Files.writeString(
        temp.resolve("policy-of-states"),
        policy(witnesses + "group states " + QUORUM + members + "\nquorum states\n"));
    TamperedCopies copies =
        new TamperedCopies(run, temp.resolve("cosigned"), List.of("-policy", policy.toString()));
    Path checkpoint = Path.of("findings", "checkpoint");
    copies.add("35 states", List.of("equal: "), copy -> cosign(copy, states));
    copies.add("24 states", List.of("equal: "), copy -> cosign(copy, states.subList(0, QUORUM)));
    String lacks =
        "cannot be checked because: findings/checkpoint: 23 of the 35 witnesses cosigned";
    copies.add("one of 24 renamed", List.of(lacks), copy -> {
      cosign(copy, states.subList(0, QUORUM));
      String text = Files.readString(copy.resolve(checkpoint));
      replace(
          copy.resolve(checkpoint),
          text.replace("state-7.example", "state-8.example").getBytes(UTF_8));
    });
    copies.add("one of 24 twice, one missing", List.of(lacks), copy -> {
      cosign(copy, states.subList(0, QUORUM - 1));
      Checkpoint signed = Checkpoint.parse(Files.readAllBytes(copy.resolve(checkpoint)));
      NoteSignature again = states.get(0).cosign(signed.note(), 1_900_000_999L);
      replace(copy.resolve(checkpoint), signed.with(List.of(again)).note().encode());
    });
    assertThat(copies.requireAllRejected()).isEqualTo(4);
  }

  private static void cosign(Path copy, List<LogKey> states) throws IOException {
    for (String log : LogFolder.LOGS) {
      Path file = copy.resolve(log).resolve("checkpoint");
      Checkpoint checkpoint = Checkpoint.parse(Files.readAllBytes(file));
      List<NoteSignature> cosignatures = states.stream()
          .map(key -> key.cosign(checkpoint.note(), 1_900_000_000L))
          .toList();
      replace(file, checkpoint.with(cosignatures).note().encode());
    }
  }

  @Test
  void anEarlierCheckpointShowsARollbackAndAFork() throws IOException {
    Path kept = Files.copy(
        sealed("long", "a", "b", "c").resolve("observations/checkpoint"), temp.resolve("kept"));
    assertThat(against(kept, sealed("longer", "a", "b", "c", "d"))).startsWith("equal");
    assertThat(against(kept, sealed("shorter", "a", "b")))
        .contains("differs: observations/checkpoint: rollback: size is 2");
    assertThat(against(kept, sealed("other", "a", "x", "c", "d")))
        .contains("differs: observations/checkpoint: fork");
  }

  private static String against(Path kept, Path folder) {
    GoVerifier.Outcome outcome =
        InstalledGo.get().check(List.of("-old", kept.toString()), List.of(folder));
    return outcome
        .output()
        .lines()
        .filter(line -> !line.startsWith("remark: "))
        .collect(Collectors.joining("\n"));
  }

  /** A small run of the same three logs, whatever is in it. */
  private static Path sealed(String name, String... reports) {
    Path folder = temp.resolve(name);
    try (LogFolder logs = LogFolder.openSeeded(folder, "rollback", 1)) {
      for (String report : reports) {
        logs.seal(
            Sealer.OBSERVATIONS,
            new SealEntry(
                "test", "text/plain", "file:x", Instant.EPOCH, List.of(), report.getBytes(UTF_8)));
      }
      logs.publish();
    }
    return folder;
  }
}
