// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.trucewatch.assessment.agreement.Rung;

/**
 * How the review of one finding stands.
 *
 * @param findingId of the finding
 * @param leaf where its latest revision is sealed
 * @param computed rung that the system computed; empty where the finding establishes nothing
 * @param released highest rung that reviewers released; empty where none is
 * @param standing of the review
 * @param have how many reviewers approved the computed rung
 * @param needed how many it takes
 * @param reviews that count, in order
 * @param outdated reviews of an earlier revision, by entry
 */
public record ReleaseState(
    String findingId,
    String leaf,
    Optional<Rung> computed,
    Optional<Rung> released,
    Standing standing,
    int have,
    int needed,
    List<Reviewed> reviews,
    List<String> outdated) {
  /** How a review stands. */
  public enum Standing {
    RELEASED,
    /** Reviews are missing; a lower rung may be released. */
    AWAITING,
    /** A reviewer returned it, and has not withdrawn that. */
    RETURNED,
    /** It was reviewed, and has been revised since. */
    OUTDATED
  }

  /**
   * A review that counts.
   *
   * @param isLate whether it came after the time for it
   */
  public record Reviewed(
      String entryId, String author, Instant at, DocketEntry.Review review, boolean isLate) {}

  public ReleaseState {
    reviews = List.copyOf(reviews);
    outdated = List.copyOf(outdated);
  }

  /** Whether the rung may be quoted. */
  public boolean reaches(Rung rung) {
    return released.filter(r -> r.reaches(rung)).isPresent();
  }

  /**
   * One sentence for a person.
   *
   * @param nameOf name of a participant by its id
   */
  public String shown(UnaryOperator<String> nameOf) {
    String count = "(" + have + " of " + needed + ")";
    String lower = released.map(r -> "; released as far as rung " + r).orElse("");
    return switch (standing) {
      case RELEASED ->
        "released" + computed.map(r -> " at rung " + r).orElse("") + " by "
            + by(DocketEntry.ReviewOutcome.APPROVE, nameOf);
      case AWAITING -> "computed, not released: awaiting review " + count + lower;
      case RETURNED ->
        "returned by " + by(DocketEntry.ReviewOutcome.RETURN, nameOf) + ", because " + because()
            + lower;
      case OUTDATED ->
        "computed, not released: it was revised as " + leaf
            + " after its review, which no longer stands; awaiting review " + count;
    };
  }

  private String by(DocketEntry.ReviewOutcome outcome, UnaryOperator<String> nameOf) {
    List<String> names = new ArrayList<>();
    for (Reviewed r : reviews) {
      if (r.review().outcome() == outcome) {
        names.add(nameOf.apply(r.author()) + (r.isLate() ? " (late)" : ""));
      }
    }
    return String.join(", ", names);
  }

  private String because() {
    return String.join(
        "; ",
        reviews.stream()
            .filter(r -> r.review().outcome() == DocketEntry.ReviewOutcome.RETURN)
            .map(r -> r.review().reason())
            .toList());
  }
}
