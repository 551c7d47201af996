// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.line.SourceRef;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * Whether the instruments of the party that would gain place the launch where no other instruments can: the sign of staging that is
 * physical and not a matter of who stood where (design of domain, 3.5, test c). A party that measures what it says has nothing to fear
 * from it, and only its own word can set it off, so that the party accused cannot.
 */
final class ContradictedTrack {
  /** Chi-square of two degrees of freedom beyond which both places are not of one launch: three standard deviations, 0.27 %. */
  static final double SQUARE_MAX = -2 * StrictMath.log(0.0027);

  /** As where places are weighed: errors of less than 20 m are not believed. */
  private static final double FLOOR_SQUARE = 2 * 0.02 * 0.02;

  private ContradictedTrack() {}

  /** Two pieces that cannot both be of one launch, in words; nothing where there are none. */
  static Optional<String> of(List<OriginEvidence> pieces, String beneficiary) {
    for (OriginEvidence own : pieces) {
      if (!own.sources().stream().allMatch(s -> Removal.isBy(s, beneficiary))) {
        continue;
      }
      for (OriginEvidence other : pieces) {
        if (isNeutral(other, beneficiary) && areApart(own.origin(), other.origin())) {
          return Optional.of("the track of " + beneficiary + " itself, " + own.evidenceId()
              + ", and what others measured, " + other.evidenceId()
              + ", leave no common place: evidence that favours staging");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isNeutral(OriginEvidence piece, String beneficiary) {
    return piece.sources().stream().noneMatch((SourceRef s) -> Removal.isBy(s, beneficiary));
  }

  private static boolean areApart(Origin a, Origin b) {
    if (!(a instanceof Origin.Place p) || !(b instanceof Origin.Place q)) {
      return false;
    }
    Symmetric2 sum = new Symmetric2(
        p.covariance().ee() + q.covariance().ee() + FLOOR_SQUARE,
        p.covariance().en() + q.covariance().en(),
        p.covariance().nn() + q.covariance().nn() + FLOOR_SQUARE);
    Symmetric2 inverse = sum.inverse();
    double e = p.eastKilometers() - q.eastKilometers();
    double n = p.northKilometers() - q.northKilometers();
    return inverse.ee() * e * e + 2 * inverse.en() * e * n + inverse.nn() * n * n > SQUARE_MAX;
  }
}
