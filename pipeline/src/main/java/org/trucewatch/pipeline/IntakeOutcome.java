// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import org.trucewatch.domain.LeafRef;

/** What became of a report. */
public sealed interface IntakeOutcome {
  /** Sealed, and to be decoded. */
  record Accepted(LeafRef leaf) implements IntakeOutcome {}

  /** The same bytes came before, by the same channel; they are sealed there and not used twice. */
  record Duplicate(LeafRef first) implements IntakeOutcome {}

  /** Sealed, and not to be decoded; the reason is for people. */
  record Rejected(LeafRef leaf, String reason) implements IntakeOutcome {}

  /** Not even sealed, because it exceeds what one report may be. */
  record Refused(String reason) implements IntakeOutcome {}
}
