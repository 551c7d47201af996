// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

/** One origin as a function of place: how well it fits, and points at which to ask. Kilometres in the line's plane. */
sealed interface OriginWord permits PlaceWord, ReachWord {
  /** How well the origin lies there; only ratios mean anything. */
  double likelihood(double eastKilometers, double northKilometers);

  /** Density at which {@link #point} puts points there, per square kilometre. */
  double proposal(double eastKilometers, double northKilometers);

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
