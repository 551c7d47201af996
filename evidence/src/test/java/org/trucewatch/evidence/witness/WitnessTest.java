// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.merkle.ConsistencyProof;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.MemoryNodes;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.evidence.storage.SimulatedDisk;
import org.trucewatch.evidence.storage.SimulatedDisk.Fault;
import org.trucewatch.evidence.witness.Witness.Objection;

/** Conformance with C2SP tlog-witness, "add-checkpoint", and what a lying log meets. */
class WitnessTest {

  private static final String ORIGIN = "example.org/log";
  private static final LogKey LOG = LogKey.fromSeed(ORIGIN, new Draw(1).bytes(32));
  private static final Instant NOW = Instant.parse("2031-03-15T00:00:00Z");

  private final SimulatedDisk disk = new SimulatedDisk(1);
  private final LogKey key = LogKey.witnessFromSeed("witness.example/w1", new Draw(2).bytes(32));
  private final Witness witness = open(disk, key, () -> NOW);

  private static Witness open(SimulatedDisk disk, LogKey key, InstantSource clock) {
    return new Witness(disk, key, List.of(LOG.verifier()), clock);
  }

  /** A tree of numbered leaves; another branch has other leaves from a size on. */
  private static MemoryNodes tree(int size, int branchFrom) {
    TreeHasher hasher = new TreeHasher();
    return new MemoryNodes(IntStream.range(0, size)
        .mapToObj(i -> hasher.leaf(new byte[] {(byte) i, (byte) (i >= branchFrom ? 1 : 0)}))
        .toList());
  }

  private static Checkpoint checkpoint(MemoryNodes tree) {
    return Checkpoint.sign(LOG, ORIGIN, tree.leafHashes().size(), tree.root());
  }

  private static byte[] request(long oldSize, MemoryNodes tree) {
    List<Hash> path =
        ConsistencyProof.build(tree, oldSize, tree.leafHashes().size()).path();
    return new AddCheckpointRequest(oldSize, path, checkpoint(tree)).encode();
  }

  private static MemoryNodes honest(int size) {
    return tree(size, Integer.MAX_VALUE);
  }

  @Test
  void aGrowingLogIsCosignedAtEverySize() {
    int last = 0;
    for (int size : new int[] {1, 2, 3, 7, 7, 8, 100}) {
      Answer answer = witness.addCheckpoint(request(last, honest(size)));
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      NoteSignature line = NoteSignature.parse(answer.body().strip());
      Checkpoint cosigned = checkpoint(honest(size)).with(List.of(line));
      assertThat(key.verifier().cosignedAtSeconds(cosigned.note())).hasValue(NOW.getEpochSecond());
      last = size;
    }
    assertThat(witness.last(ORIGIN))
        .hasValueSatisfying(c -> assertThat(c.size()).isEqualTo(100));
  }

  @Test
  void anUnknownLogIsNotFoundAndABadSignatureForbidden() {
    LogKey other = LogKey.fromSeed("example.org/other", new Draw(3).bytes(32));
    LogKey forger = LogKey.fromSeed(ORIGIN, new Draw(4).bytes(32));
    MemoryNodes tree = honest(1);
    assertThat(answer(Checkpoint.sign(other, other.name(), 1, tree.root())).status())
        .isEqualTo(404);
    assertThat(answer(Checkpoint.sign(forger, ORIGIN, 1, tree.root())).status()).isEqualTo(403);
    assertThat(witness.last(ORIGIN)).isEmpty();
  }

  private Answer answer(Checkpoint checkpoint) {
    return witness.addCheckpoint(new AddCheckpointRequest(0, List.of(), checkpoint).encode());
  }

  @Test
  void malformedRequestsAreBad() {
    String good = new String(request(0, honest(1)), StandardCharsets.UTF_8);
    for (String bad : List.of(
        "",
        "old 0\n",
        good.replace("old 0", "old 00"),
        good.replace("old 0", "old -1"),
        good.replace("old 0\n", "old 0\nAA==\n"),
        good.replace("old 0\n", "old 0\n" + "x\n".repeat(64)),
        good.replace("old 0", "old 2"),
        good.substring(0, good.length() - 1))) {
      assertThat(witness.addCheckpoint(bad.getBytes(StandardCharsets.UTF_8)).status())
          .as(bad)
          .isEqualTo(400);
    }
  }

  @Test
  void aStaleOldSizeIsAConflictThatNamesTheWitnessSize() {
    witness.addCheckpoint(request(0, honest(5)));
    Answer answer = witness.addCheckpoint(request(3, honest(9)));
    assertThat(answer).isEqualTo(new Answer(409, "text/x.tlog.size", "5\n"));
    assertThat(witness.refused(ORIGIN, Objection.STALE)).isEmpty();
  }

  @Test
  void aLogPutBackToAnEarlierDayIsRefusedAndKept() {
    witness.addCheckpoint(request(0, honest(9)));
    assertThat(witness.addCheckpoint(request(0, honest(5))).status()).isEqualTo(409);
    assertThat(witness.refused(ORIGIN, Objection.STALE)).containsExactly(checkpoint(honest(5)));
  }

  @Test
  void twoRootsAtOneSizeAreRefusedAndBothKept() {
    witness.addCheckpoint(request(0, honest(9)));
    MemoryNodes other = tree(9, 4);
    assertThat(witness.addCheckpoint(request(9, other)).status()).isEqualTo(422);
    assertThat(witness.addCheckpoint(request(0, other)).status()).isEqualTo(422);
    assertThat(witness.refused(ORIGIN, Objection.EQUIVOCATION)).containsExactly(checkpoint(other));
    assertThat(witness.last(ORIGIN))
        .hasValueSatisfying(c -> assertThat(c.root()).isEqualTo(honest(9).root()));
  }

  @Test
  void anotherBranchIsRefusedWhateverItsProof() {
    witness.addCheckpoint(request(0, honest(9)));
    assertThat(witness.addCheckpoint(request(9, tree(20, 4))).status()).isEqualTo(422);
    assertThat(witness.refused(ORIGIN, Objection.UNPROVEN)).hasSize(1);
    assertThat(witness.addCheckpoint(request(9, tree(20, 9))).status()).isEqualTo(200);
  }

  @Test
  void timesNeverGoBack() {
    List<Instant> times =
        new ArrayList<>(List.of(NOW, NOW.minusSeconds(3_600), Instant.EPOCH.minusSeconds(1)));
    Witness stepping = open(new SimulatedDisk(3), key, () -> times.remove(0));
    long last = 0;
    for (int size = 1; size <= 3; size++) {
      assertThat(stepping.addCheckpoint(request(size - 1, honest(size))).status())
          .isEqualTo(200);
      long seconds = key.verifier()
          .cosignedAtSeconds(stepping.last(ORIGIN).orElseThrow().note())
          .orElseThrow();
      assertThat(seconds).isGreaterThanOrEqualTo(last);
      last = seconds;
    }
  }

  /** Crashes and refusals at any step: no two answers of 200 that contradict each other. */
  @Test
  void whatWasCosignedSurvivesEveryCrash() {
    for (int seed = 1; seed <= 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SimulatedDisk failing = new SimulatedDisk(seed);
      long promised = 0;
      Hash promisedRoot = new TreeHasher().emptyRoot();
      for (int round = 0; round < 6; round++) {
        failing.failAt(
            random.nextInt(20), random.nextBoolean() ? Fault.REFUSED : Fault.DONE_BUT_REFUSED);
        try (Witness crashing = open(failing, key, () -> NOW)) {
          long last = crashing.last(ORIGIN).map(Checkpoint::size).orElse(0L);
          assertThat(last).as("seed " + seed).isGreaterThanOrEqualTo(promised);
          for (int i = 0; i < 5; i++) {
            int size = (int) last + random.nextInt(5);
            MemoryNodes tree =
                random.nextInt(4) == 0 ? tree(size, Math.max(0, (int) last - 1)) : honest(size);
            Answer answer = crashing.addCheckpoint(request(last, tree));
            if (answer.status() == 200) {
              ConsistencyProof proof = ConsistencyProof.build(tree, promised, size);
              assertThat(proof.proves(promisedRoot, tree.root()))
                  .as("seed " + seed)
                  .isTrue();
              last = size;
              promised = size;
              promisedRoot = tree.root();
            }
          }
        } catch (UncheckedIOException e) {
          assertThat(e).hasMessageContaining("simulated");
        }
        failing.crash();
      }
    }
  }

  /** Split view: a log shows two histories to 35 witnesses; neither reaches a quorum of 24. */
  @Test
  void aSplitViewReachesNoQuorum() {
    List<Witness> witnesses = new ArrayList<>();
    WitnessPolicy quorum = WitnessPolicy.parse(thirtyFive(witnesses));

    Checkpoint left = ask(witnesses.subList(0, 18), tree(9, 4));
    Checkpoint right = ask(witnesses, honest(9)); // The first 18 refuse it.
    assertThat(quorum.cosigners(left.note())).hasSize(18);
    assertThat(quorum.cosigners(right.note())).hasSize(17);
    assertThat(quorum.judge(left)).isInstanceOf(WitnessPolicy.Decision.Refused.class);
    assertThat(quorum.judge(right)).isInstanceOf(WitnessPolicy.Decision.Refused.class);
    assertThat(witnesses.subList(0, 18))
        .allSatisfy(w -> assertThat(w.refused(ORIGIN, Objection.EQUIVOCATION))
            .containsExactly(checkpoint(honest(9))));
  }

  /** With 11 of 35 witnesses absent an honest log still reaches the quorum of 24. */
  @Test
  void elevenAbsentWitnessesDoNotStopAnHonestLog() {
    List<Witness> witnesses = new ArrayList<>();
    WitnessPolicy quorum = WitnessPolicy.parse(thirtyFive(witnesses));
    Checkpoint seen = ask(witnesses.subList(11, 35), honest(9));
    assertThat(quorum.judge(seen))
        .isInstanceOfSatisfying(
            WitnessPolicy.Decision.Accepted.class,
            accepted -> assertThat(accepted.cosigners()).hasSize(24));
    Checkpoint oneLess = ask(witnesses.subList(12, 35), honest(10));
    assertThat(quorum.judge(oneLess)).isInstanceOf(WitnessPolicy.Decision.Refused.class);
  }

  private static String thirtyFive(List<Witness> witnesses) {
    StringBuilder policy = new StringBuilder("log " + LOG.verifier().text() + "\n");
    for (int i = 0; i < 35; i++) {
      LogKey own = LogKey.witnessFromSeed("state" + i, new Draw(100 + i).bytes(32));
      witnesses.add(open(new SimulatedDisk(i), own, () -> NOW));
      policy
          .append("witness s")
          .append(i)
          .append(' ')
          .append(own.verifier().text())
          .append('\n');
    }
    policy.append("group states 24");
    IntStream.range(0, 35).forEach(i -> policy.append(" s").append(i));
    return policy.append("\nquorum states\n").toString();
  }

  /** Offers a tree to witnesses and adds the cosignatures of those that agree. */
  private static Checkpoint ask(List<Witness> witnesses, MemoryNodes tree) {
    Checkpoint result = checkpoint(tree);
    for (Witness asked : witnesses) {
      long last = asked.last(ORIGIN).map(Checkpoint::size).orElse(0L);
      Answer answer = asked.addCheckpoint(request(last, tree));
      if (answer.status() == 200) {
        result = result.with(List.of(NoteSignature.parse(answer.body().strip())));
      }
    }
    return result;
  }
}
