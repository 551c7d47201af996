// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.time.Duration;
import java.util.List;
import org.trucewatch.domain.line.Incident;

/**
 * Which incidents are one case under a clause, and what the group says of the facts that the clause asks about. What no
 * measure names is not known of a group of several: nobody published how it adds up.
 *
 * @param kinds of incident that may belong
 * @param within longest pause between the end of one and the begin of another that joins them
 * @param withinKilometers farthest that the stretches of two may lie apart that are joined
 * @param measures of the whole group
 * @param provenance where that was read
 */
public record GroupRule(
    List<Incident.Kind> kinds,
    Duration within,
    double withinKilometers,
    List<Measured> measures,
    Provenance provenance) {

  /**
   * One fact of the group.
   *
   * @param fact its name in the vocabulary
   * @param as which measure of the group it is
   * @param provenance where that was read
   */
  public record Measured(String fact, As as, Provenance provenance) {}

  /** Measures of a group. */
  public enum As {
    /** From the first begin to the last end. */
    SPAN,
    /** Least number of rounds of all together. */
    ROUNDS,
    /** The largest scale of any. */
    LARGEST,
    /** How many incidents. */
    INCIDENTS,
    /** Whether there is more than one. */
    RENEWED
  }

  public GroupRule {
    kinds = List.copyOf(kinds);
    measures = List.copyOf(measures);
  }
}
