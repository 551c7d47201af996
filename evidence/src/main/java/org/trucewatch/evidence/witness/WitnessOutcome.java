// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import org.trucewatch.evidence.note.NoteSignature;

/** What came of asking one witness. */
public sealed interface WitnessOutcome {

  /** It cosigned, and the signature was checked. */
  record Cosigned(NoteSignature signature) implements WitnessOutcome {}

  /** It answered no. A status of 422 or a conflict at a size that we never reached needs a person. */
  record Refused(int status, String reason) implements WitnessOutcome {}

  /** Nothing came in time: it is down, slow, or something in between failed. */
  record NoAnswer(String reason) implements WitnessOutcome {}

  /** It answered what the protocol does not know, or a signature that is not right. */
  record Nonsense(String reason) implements WitnessOutcome {}
}
