// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trucewatch.evidence.Difference;
import org.trucewatch.evidence.witness.WitnessPolicy;

/** What checking a bundle's proofs found. Recomputing what it says is for those who know its contents. */
public sealed interface BundleCheck {

  /** Every entry is in its log, every log is signed and cosigned as the policy demands. */
  record Equal(int entries) implements BundleCheck {}

  /** Something does not follow from what was signed. */
  record Differs(List<Difference> differences) implements BundleCheck {
    public Differs {
      differences = List.copyOf(differences);
    }
  }

  /** Nothing contradicts, but not all of it can be checked. */
  record CannotBeChecked(List<String> reasons) implements BundleCheck {
    public CannotBeChecked {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * The two halves of a check.
   *
   * @param proofs whether each entry is under its log's checkpoint, everything referred to is there, and nothing else
   * @param signatures whether the checkpoints are signed and cosigned as the policy demands
   * @param cosigners names of the policy's witnesses that cosigned, by log
   */
  record Parts(BundleCheck proofs, BundleCheck signatures, Map<String, List<String>> cosigners) {
    public Parts {
      cosigners = new TreeMap<>(cosigners);
    }

    /** Both as one. */
    public BundleCheck joined() {
      List<Difference> differences = new ArrayList<>();
      List<String> reasons = new ArrayList<>();
      Stream.of(proofs, signatures).forEach(part -> {
        if (part instanceof Differs differs) {
          differences.addAll(differs.differences());
        } else if (part instanceof CannotBeChecked cannot) {
          reasons.addAll(cannot.reasons());
        }
      });
      if (differences.isEmpty() && reasons.isEmpty()) {
        return proofs;
      }
      return differences.isEmpty() ? new CannotBeChecked(reasons) : new Differs(differences);
    }
  }

  /**
   * Checks signatures, quorum, inclusion of each entry, blobs, and that everything referred to is there.
   *
   * @param policy the logs and witnesses that the checking party trusts
   */
  static BundleCheck of(Bundle bundle, WitnessPolicy policy) {
    return inParts(bundle, policy).joined();
  }

  /** The same, what is wrong with the proofs apart from what is wrong with the signatures. */
  static Parts inParts(Bundle bundle, WitnessPolicy policy) {
    return new BundleChecker(bundle, policy).check();
  }
}
