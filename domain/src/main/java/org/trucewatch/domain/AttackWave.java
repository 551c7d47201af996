// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import org.trucewatch.domain.quantity.TimeSpan;

/**
 * A wave of long-range weapons of one kind, as somebody reported it.
 *
 * @param span when it flew, by the report; a report that gives only days spans those whole days
 * @param precision what the report's times are good for
 * @param partyId the party said to have launched it
 * @param weapon as the report names it
 * @param launched how many, or {@link #NOT_TOLD}
 * @param launchPlace as the report says, may be empty
 * @param reportedBy id of the party that reports, or name of a third person
 * @param source address or path of the report
 */
public record AttackWave(
    TimeSpan span,
    Precision precision,
    String partyId,
    String weapon,
    int launched,
    String launchPlace,
    String reportedBy,
    String source) {

  /** The report gives no number. */
  public static final int NOT_TOLD = -1;

  /** What a report's times are good for. */
  public enum Precision {
    MINUTE,
    DAY
  }

  public AttackWave {
    if (launched < NOT_TOLD) {
      throw new IllegalArgumentException(
          "launched is " + launched + ", expected 0 or more, or -1 for not told");
    }
  }
}
