// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.MalformedNoteException;

/** Conformance with C2SP tlog-policy; the groups are those of its example. */
class WitnessPolicyTest {

  private static final LogKey LOG = LogKey.fromSeed("example.org/log", new Draw(1).bytes(32));
  private static final List<LogKey> KEYS = IntStream.range(0, 6)
      .mapToObj(i -> LogKey.witnessFromSeed("w" + i, new Draw(10 + i).bytes(32)))
      .toList();
  private static final String TEXT = "# the example\n"
      + "log " + LOG.verifier().text() + " https://example.org/log\n\n"
      + "witness X1 " + key(0) + "\n"
      + "\twitness  X2\t" + key(1) + " https://x2.example/ \n"
      + "witness X3 " + key(2) + "\n"
      + "group X-witnesses 2 X1 X2 X3\n"
      + "witness Y1 " + key(3) + "\n"
      + "witness Y2 " + key(4) + "\n"
      + "witness Y3 " + key(5) + "\n"
      + "group Y-witnesses any Y1 Y2 Y3\n"
      + "group X-and-Y all X-witnesses Y-witnesses\n"
      + "quorum X-and-Y\n";

  private static String key(int index) {
    return KEYS.get(index).verifier().text();
  }

  private static Checkpoint cosigned(int... witnesses) {
    Checkpoint checkpoint = Checkpoint.sign(LOG, LOG.name(), 0, new TreeHasher().emptyRoot());
    Checkpoint result = checkpoint;
    for (int index : witnesses) {
      result = result.with(List.of(KEYS.get(index).cosign(checkpoint.note(), 1)));
    }
    return result;
  }

  @Test
  void groupsWithinGroupsDecide() {
    WitnessPolicy policy = WitnessPolicy.parse(TEXT);
    assertThat(policy.witnesses().keySet()).containsExactly("X1", "X2", "X3", "Y1", "Y2", "Y3");
    assertThat(policy.judge(cosigned(0, 2, 5)))
        .isEqualTo(new WitnessPolicy.Decision.Accepted(List.of("X1", "X3", "Y3")));
    for (Checkpoint weak : List.of(cosigned(), cosigned(0, 1, 2), cosigned(0, 3, 4, 5))) {
      assertThat(policy.judge(weak)).isInstanceOf(WitnessPolicy.Decision.Refused.class);
    }
  }

  /** C2SP signed-note: a wrong line of a known key has the note rejected, one of an unknown key is ignored. */
  @Test
  void oneWrongLineOfAKnownKeySpoilsTheCheckpoint() {
    WitnessPolicy policy = WitnessPolicy.parse(TEXT);
    LogKey stranger = LogKey.witnessFromSeed("w9", new Draw(99).bytes(32));
    Checkpoint other = Checkpoint.sign(LOG, LOG.name(), 1, new TreeHasher().emptyRoot());
    Checkpoint good = cosigned(0, 2, 5);
    assertThat(policy.judge(good.with(List.of(stranger.cosign(other.note(), 1)))))
        .isInstanceOf(WitnessPolicy.Decision.Accepted.class);
    Checkpoint byWitness = good.with(List.of(KEYS.get(1).cosign(other.note(), 1)));
    assertThat(policy.judge(byWitness))
        .isEqualTo(new WitnessPolicy.Decision.Spoiled(List.of(KEYS.get(1).verifier())));
    assertThat(policy.quorumAtSeconds(byWitness.note(), 1_000)).isEmpty();
    Checkpoint byLog = good.with(other.note().signatures());
    assertThat(policy.judge(byLog))
        .isEqualTo(new WitnessPolicy.Decision.Spoiled(List.of(LOG.verifier())));
  }

  /** Times by X1, X2, X3, Y1: the quorum is complete with the second X and the first Y. */
  @Test
  void theQuorumsTimeIsTheEarliestByWhichItWasMet() {
    WitnessPolicy policy = WitnessPolicy.parse(TEXT);
    Checkpoint checkpoint = cosigned();
    int[] seconds = {500, 100, 300, 200};
    Checkpoint timed = checkpoint;
    for (int i = 0; i < seconds.length; i++) {
      timed = timed.with(List.of(KEYS.get(i).cosign(checkpoint.note(), seconds[i])));
    }
    assertThat(policy.quorumAtSeconds(timed.note(), 1_000)).hasValue(300);
    assertThat(policy.quorumAtSeconds(timed.note(), 300)).hasValue(300);
    assertThat(policy.quorumAtSeconds(timed.note(), 299))
        .isEmpty(); // From the future: not believed.
    assertThat(policy.quorumAtSeconds(checkpoint.note(), 1_000)).isEmpty();
  }

  @Test
  void withoutAnAcceptedLogNothingIsAccepted() {
    LogKey other = LogKey.fromSeed("example.org/log", new Draw(2).bytes(32));
    Checkpoint foreign = Checkpoint.sign(other, other.name(), 0, new TreeHasher().emptyRoot());
    WitnessPolicy policy = WitnessPolicy.parse("log " + LOG.verifier().text() + "\nquorum none\n");
    assertThat(policy.judge(foreign)).isInstanceOf(WitnessPolicy.Decision.Refused.class);
    assertThat(policy.judge(cosigned())).isInstanceOf(WitnessPolicy.Decision.Accepted.class);
  }

  @Test
  void eachBrokenRuleNamesItsLine() {
    assertRefused(TEXT + "quorum X1\n", "line 14", "second quorum");
    assertRefused(TEXT.replace("quorum X-and-Y\n", ""), "no quorum line");
    assertRefused(TEXT.replace("quorum X-and-Y", "quorum Z"), "line 13", "no line above defines");
    for (String other : List.of("+1", "01", "-1", "0", "99999999999", "\u0661")) {
      assertRefused(TEXT.replace("2 X1 X2 X3", other + " X1 X2 X3"), "line 7", "expected");
    }
    assertRefused(TEXT.replace("2 X1 X2 X3", "4 X1 X2 X3"), "line 7", "threshold is 4");
    assertRefused(TEXT.replace("2 X1 X2 X3", "two X1 X2 X3"), "line 7");
    assertRefused(TEXT.replace("any Y1 Y2 Y3", "any Y1 X2 Y3"), "line 11", "in a group already");
    assertRefused(
        TEXT.replace("witness X3 " + key(2), "witness X3 " + key(0)), "line 6", "same public key");
    assertRefused(TEXT.replace("witness X3", "witness X1"), "line 6", "again");
    assertRefused(TEXT.replace("witness X3", "witness none"), "line 6");
    assertRefused(TEXT.replace("witness X3", "wittness X3"), "line 6", "expected log, witness");
    assertRefused(
        TEXT.replace("log " + LOG.verifier().text(), "log " + key(0)),
        "line 2",
        "expected SIGNATURE");
    assertRefused(TEXT.replace("# the", "# \u0001the"), "line 1", "control character");
  }

  private static void assertRefused(String text, String... parts) {
    assertThatThrownBy(() -> WitnessPolicy.parse(text))
        .isInstanceOf(MalformedNoteException.class)
        .hasMessageContainingAll(parts);
  }
}
