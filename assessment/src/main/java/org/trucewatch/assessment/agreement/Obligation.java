// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;

/**
 * What one party must not do under an agreement.
 *
 * @param obligationId stable, unique in the agreement
 * @param title for lists
 * @param partyId the party bound
 * @param conduct what is forbidden, in the terms that observations bear on
 * @param status how the words are known
 * @param text restated
 * @param source where it was read
 * @param countsAgainst what would count as contrary to it
 * @param observers who can observe it, with their interest
 * @param categories words of allegations that are about this conduct
 * @param broadCategories words of allegations that may include this conduct among other things
 */
public record Obligation(
    String obligationId,
    String title,
    String partyId,
    Conduct conduct,
    TextStatus status,
    String text,
    String source,
    String countsAgainst,
    List<String> observers,
    List<String> categories,
    List<String> broadCategories) {

  /** Kinds of forbidden conduct. */
  public enum Conduct {
    /** Launching missiles or one-way drones far behind the line. Attack waves bear on it. */
    LONG_RANGE_STRIKE,
    /** Fire or attack on the ground. Thermal anomalies and located events bear on it. */
    GROUND_FIRE
  }

  public Obligation {
    observers = List.copyOf(observers);
    categories = List.copyOf(categories);
    broadCategories = List.copyOf(broadCategories);
  }
}
