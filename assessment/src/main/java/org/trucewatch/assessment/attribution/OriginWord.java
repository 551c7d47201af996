// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

/** One origin as a function of place: how well it fits, and points at which to ask. Kilometres in the line's plane. */
sealed interface OriginWord permits PlaceWord, ReachWord {
  /**
   * How well the origin lies there, of which only ratios mean anything; and the density at which this word puts its own
   * points there, per square kilometre.
   */
  Fit at(double eastKilometers, double northKilometers);

  /** Likelihood and proposal at a place. */
  record Fit(double likelihood, double proposal) {}

  /** East of a point; numbers count from 0. */
  double east(int number);

  /** North of the same. */
  double north(int number);

  /** Middle of what it says, for a quick look. */
  Origin origin();

  static OriginWord of(Origin origin) {
    return switch (origin) {
      case Origin.Place place -> new PlaceWord(place);
      case Origin.Reach reach -> new ReachWord(reach);
    };
  }
}
