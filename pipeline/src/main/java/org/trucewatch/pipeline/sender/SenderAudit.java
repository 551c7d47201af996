// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.util.List;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.pipeline.Sealer;

/**
 * Checks offline that each sealed batch was signed by a key that the governance log had entitled, and that each device's chain
 * gives the same outcomes again. The log's own signature says only that the receiver sealed these bytes: whoever holds its key
 * could seal batches that no device ever sent.
 *
 * <p>Not checked, since nothing sealed tells it: quotas, the words of a fork's reason, and whether batches that are missing never
 * came or were left out; they are named in the remarks. What the logs' keys hold is not asked: check that first.
 */
public final class SenderAudit {
  /** Places that are reported; the rest would tell nothing more. */
  public static final int PLACES_MAX = 20;

  private final BatchFormat format;
  private final ActReader acts;

  public SenderAudit(BatchFormat format, ActReader acts) {
    this.format = format;
    this.acts = acts;
  }

  /** Reads an act on the registry; what it cannot read it refuses with an {@link IllegalArgumentException}. */
  @FunctionalInterface
  public interface ActReader {
    RegistryAct read(String kind, byte[] body);
  }

  /** Where something is otherwise than the gate would have sealed it. */
  public record Place(LeafRef leaf, String what, String expected, String found) {
    @Override
    public String toString() {
      return leaf + ": " + what + " is " + found + ", expected " + expected;
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * @param batches each signed by its registered key
     * @param devices that sent them
     * @param remarks what a person may want to look into, such as missing batches
     */
    record Equal(long batches, int devices, List<String> remarks) implements Outcome {
      public Equal {
        remarks = List.copyOf(remarks);
      }
    }

    /** @param places the first ones */
    record Differs(List<Place> places) implements Outcome {
      public Differs {
        places = List.copyOf(places);
      }
    }

    /** Nothing differs as far as it can be said; the reason is for people. */
    record CannotBeChecked(String reason) implements Outcome {}
  }

  /** Checks a folder's logs: signatures, entitlements, chains and forks. */
  public Outcome whole(LogReader observations, LogReader governance) {
    EntitlementHistory history = EntitlementHistory.read(governance, acts);
    BatchProof proof = new BatchProof(format, acts, SealedLeaves.of(governance));
    SenderReplay replay = new SenderReplay(proof, history);
    for (long index = 0; index < observations.size(); index++) {
      Entry entry = observations.read(index);
      replay.take(
          new LeafRef(Sealer.OBSERVATIONS, index), entry, () -> observations.readBody(entry));
    }
    return replay.end();
  }

  /**
   * Checks the signature of each batch in a bundle, and the enrolment it refers to. Chains, revocations and quarantine need the
   * whole logs.
   */
  public Outcome part(Bundle bundle) {
    AuditSheet sheet = new AuditSheet();
    BatchProof proof = new BatchProof(format, acts, SealedLeaves.of(bundle, Sealer.GOVERNANCE));
    SealedLeaves observations = SealedLeaves.of(bundle, Sealer.OBSERVATIONS);
    for (long index : bundle.indices(Sealer.OBSERVATIONS)) {
      LeafRef leaf = new LeafRef(Sealer.OBSERVATIONS, index);
      Entry entry = observations.find(index).orElseThrow();
      if (!SenderEntries.isOurs(entry.kind())) {
        sheet.noteImpersonation(leaf, entry);
      } else if (!entry.kind().equals(SenderEntries.FORK)) {
        sheet.note(leaf, proof.of(leaf, entry, observations.body(index)));
      }
    }
    return sheet.outcome();
  }
}
