// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.judgement;

import org.trucewatch.assessment.attribution.IncidentAttribution;

/**
 * A drawn case and what was concluded of it.
 *
 * @param drawn the case and its truth
 * @param found the conclusion
 * @param milliseconds that it took
 */
record JudgedCase(DrawnIncident drawn, IncidentAttribution found, double milliseconds) {
  boolean isNamed() {
    return found.side().isPresent();
  }

  boolean isWrong() {
    return isNamed() && !found.side().get().equals(drawn.trueSide());
  }

  /** Probability of a party where what cannot be said is shared evenly. */
  double shared(String party) {
    return found.of(party) + 0.5 * found.cannotBeSaid();
  }

  /** The party with the greater probability; the first where they are equal. */
  String top() {
    String first = IncidentDraw.PARTIES.get(0);
    String second = IncidentDraw.PARTIES.get(1);
    return found.of(second) > found.of(first) ? second : first;
  }
}
