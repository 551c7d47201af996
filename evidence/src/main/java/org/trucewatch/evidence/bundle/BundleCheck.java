// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.util.List;
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
   * Checks signatures, quorum, inclusion of each entry, blobs, and that everything referred to is there.
   *
   * @param policy the logs and witnesses that the checking party trusts
   */
  static BundleCheck of(Bundle bundle, WitnessPolicy policy) {
    return new BundleChecker(bundle, policy).check();
  }
}
