// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.Instant;
import java.util.Optional;

/**
 * When a term binds.
 *
 * @param from from then on; empty where it has always bound or its beginning is not known
 * @param until until before then; empty where it has no stated end
 */
public record Term(Optional<Instant> from, Optional<Instant> until) {
  /** No stated beginning and no stated end. */
  public static final Term OPEN = new Term(Optional.empty(), Optional.empty());

  public Term {
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      throw new IllegalArgumentException(
          "it binds from " + from.get() + " until " + until.get() + ", expected from before until");
    }
  }

  public boolean contains(Instant t) {
    return from.map(f -> !t.isBefore(f)).orElse(true) && until.map(t::isBefore).orElse(true);
  }

  /** Whether both bind at some instant. */
  public boolean overlaps(Term other) {
    return startsBeforeEnd(this, other) && startsBeforeEnd(other, this);
  }

  private static boolean startsBeforeEnd(Term a, Term b) {
    return a.from.isEmpty() || b.until.isEmpty() || a.from.get().isBefore(b.until.get());
  }
}
