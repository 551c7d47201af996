// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.util.List;
import org.trucewatch.evidence.SignedReceipt;
import org.trucewatch.pipeline.sender.ChainStep.Missing;

/** What became of a batch. */
public sealed interface SenderOutcome {
  /** Sealed; durable and at its final place. */
  record Accepted(SignedReceipt receipt, List<String> notes) implements SenderOutcome {
    public Accepted {
      notes = List.copyOf(notes);
    }
  }

  /** Sealed as well, and batches before it have not come; they are taken when they do. */
  record Gap(SignedReceipt receipt, Missing missing, List<String> notes) implements SenderOutcome {
    public Gap {
      notes = List.copyOf(notes);
    }
  }

  /** The same bytes came before; this is the receipt they got then, byte for byte. */
  record Duplicate(SignedReceipt receipt) implements SenderOutcome {}

  /**
   * The device's chain broke. The batch and the break are sealed as evidence, nothing of it is used, and the device is
   * quarantined.
   *
   * @param forkIndex leaf of the break in the observations log
   */
  record Fork(String deviceId, long forkIndex, String reason) implements SenderOutcome {}

  /** Not sealed. */
  record Refused(Refusal refusal) implements SenderOutcome {}
}
