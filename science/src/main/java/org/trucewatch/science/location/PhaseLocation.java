// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;

/** Where and when, from arrivals of P and S. */
public sealed interface PhaseLocation {
  /**
   * A place.
   *
   * @param place most likely
   * @param originSeconds after the arrivals' epoch
   * @param covarianceKilometers2 of the place, east and north there, errors of the travel times included
   * @param originErrorSeconds one standard deviation
   * @param used arrivals that the place rests on
   * @param setAside arrivals that disagree with all others
   */
  record Found(
      GeoPoint place,
      double originSeconds,
      Symmetric2 covarianceKilometers2,
      double originErrorSeconds,
      List<PhaseArrival> used,
      List<SetAside> setAside)
      implements PhaseLocation {
    public Found {
      used = List.copyOf(used);
      setAside = List.copyOf(setAside);
    }
  }

  /**
   * An arrival that was not used.
   *
   * @param arrival which
   * @param offSeconds observed minus what the others predict
   * @param sigmas the same in standard deviations of that prediction
   */
  record SetAside(PhaseArrival arrival, double offSeconds, double sigmas) {}

  /**
   * No place.
   *
   * @param reason why
   */
  record NotFound(String reason) implements PhaseLocation {}
}
