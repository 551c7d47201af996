// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.witness.WitnessPolicy;
import org.trucewatch.pipeline.StampSubject.OfCheckpoint;
import org.trucewatch.pipeline.StampSubject.OfLeaf;

/**
 * When a finding existed, by clocks of others. There is no lower bound so far: nothing that a finding is made of carries a time
 * that others vouch for.
 *
 * @param notAfter earliest upper bound; null where no one who is trusted says
 * @param source of it, for people
 */
public record TimeBound(LeafRef leaf, @Nullable Instant notAfter, String source) {

  /** A witness whose clock is ahead of the checker's by more is not believed. Ours: far above what NTP leaves. */
  static final Duration CLOCK_AHEAD_MAX = Duration.ofMinutes(5);

  /**
   * The earliest of what the witnesses of its log and the tokens say.
   *
   * @param cosigned when the log had its quorum; null where it has none
   */
  public static TimeBound of(LeafRef leaf, @Nullable Instant cosigned, List<TokenStanding> tokens) {
    TimeBound bound = new TimeBound(leaf, null, "").orEarlier(cosigned, "quorum of witnesses");
    for (TokenStanding token : tokens) {
      if (covers(token, leaf)) {
        bound = bound.orEarlier(token.notAfter(), "time stamp " + token.leaf());
      }
    }
    return bound;
  }

  /** When a checkpoint had its quorum by the witnesses' clocks; null where it has none. */
  public static @Nullable Instant cosignedAt(
      WitnessPolicy policy, SignedNote checkpoint, InstantSource clock) {
    long latest = clock.instant().plus(CLOCK_AHEAD_MAX).getEpochSecond();
    OptionalLong quorum = policy.quorumAtSeconds(checkpoint, latest);
    return quorum.isPresent() ? Instant.ofEpochSecond(quorum.getAsLong()) : null;
  }

  private TimeBound orEarlier(@Nullable Instant other, String from) {
    boolean better = other != null && (notAfter == null || other.isBefore(notAfter));
    return better ? new TimeBound(leaf, other, from) : this;
  }

  private static boolean covers(TokenStanding token, LeafRef leaf) {
    return switch (token.subject()) {
      case OfLeaf of -> of.leaf().equals(leaf);
      case OfCheckpoint of -> of.log().equals(leaf.log()) && leaf.index() < of.size();
      case null -> false;
    };
  }

  /** For people. */
  public String words() {
    return notAfter == null
        ? "no one you trust says; the sealer's own clock alone"
        : "not after " + notAfter + ", by " + source;
  }
}
