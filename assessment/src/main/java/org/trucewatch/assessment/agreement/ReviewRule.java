// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;

/**
 * Who reviews findings before they are released, and whether criteria may use what nobody has released. How many reviewers
 * a rung needs is the ladder's: {@link #needed}.
 *
 * @param reviewers ids of participants; empty for every participant that is no party
 * @param unreleased what criteria make of it
 * @param clock id of the clock within which a review is due; empty for none. A later one counts and is marked late
 * @param provenance where that was read
 */
public record ReviewRule(
    List<String> reviewers, Unreleased unreleased, String clock, Provenance provenance) {

  /** What criteria make of findings that nobody has released. */
  public enum Unreleased {
    /** Shown as computed, and no fact. */
    SHOWN_ONLY,
    /** Facts all the same; the page says that they are not released. */
    COUNTS
  }

  /** Where the agreement says nothing. Decision record 0037. */
  public static final ReviewRule STANDARD = new ReviewRule(
      List.of(),
      Unreleased.SHOWN_ONLY,
      "",
      new Provenance(TextStatus.INFERRED, "convention of this project", "", 0));

  public ReviewRule {
    reviewers = List.copyOf(reviewers);
  }

  /** How many different reviewers release a rung: two where ground and side are told. Design of domain, 3.3. */
  public static int needed(Rung rung) {
    return rung.reaches(Rung.A3) ? 2 : 1;
  }
}
