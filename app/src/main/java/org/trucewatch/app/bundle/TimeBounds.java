// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.witness.WitnessPolicy;
import org.trucewatch.evidence.witness.WitnessPolicy.Member;

/** When the subject of a bundle was sealed, as far as clocks other than the sealer's tell. */
final class TimeBounds {
  private TimeBounds() {}

  private record Cosigned(Member witness, Instant at) {}

  static List<String> of(Bundle bundle, WitnessPolicy policy) {
    List<String> bounds = new ArrayList<>();
    bounds.add(
        "dated " + bundle.entry(bundle.subject()).receivedAt() + " by the sealer's own clock");
    Checkpoint checkpoint = bundle.checkpoint(bundle.subject().log());
    List<Cosigned> cosigned = cosigned(checkpoint.note(), policy);
    Optional<Instant> quorum = quorumAt(checkpoint, policy, cosigned);
    if (quorum.isPresent()) {
      bounds.add("in the log not after " + quorum.get()
          + ", by the clocks of the witnesses that make the quorum");
    } else if (!cosigned.isEmpty()) {
      bounds.add(
          "in the log not after " + cosigned.getFirst().at() + ", by the clock of one witness");
    } else {
      bounds.add("no witness of the policy says when it was in the log");
    }
    return bounds;
  }

  private static List<Cosigned> cosigned(SignedNote note, WitnessPolicy policy) {
    List<Cosigned> cosigned = new ArrayList<>();
    for (Map.Entry<String, Member> witness : policy.witnesses().entrySet()) {
      OptionalLong at = witness.getValue().key().cosignedAtSeconds(note);
      if (at.isPresent() && at.getAsLong() <= Instant.MAX.getEpochSecond()) {
        cosigned.add(new Cosigned(witness.getValue(), Instant.ofEpochSecond(at.getAsLong())));
      }
    }
    cosigned.sort(Comparator.comparing(Cosigned::at));
    return cosigned;
  }

  /** The earliest moment by which enough witnesses had seen it: a few that lie about the time move it little. */
  private static Optional<Instant> quorumAt(
      Checkpoint checkpoint, WitnessPolicy policy, List<Cosigned> cosigned) {
    for (int count = 1; count <= cosigned.size(); count++) {
      List<Cosigned> first = cosigned.subList(0, count);
      List<NoteSignature> lines = checkpoint.note().signatures().stream()
          .filter(line -> policy.logs().stream().anyMatch(log -> log.names(line))
              || first.stream().anyMatch(c -> c.witness().key().names(line)))
          .toList();
      Checkpoint by = new Checkpoint(
          checkpoint.origin(),
          checkpoint.size(),
          checkpoint.root(),
          new SignedNote(checkpoint.note().body(), lines));
      if (!policy.quorum().equals(WitnessPolicy.NONE)
          && policy.judge(by) instanceof WitnessPolicy.Decision.Accepted) {
        return Optional.of(cosigned.get(count - 1).at());
      }
    }
    return Optional.empty();
  }
}
