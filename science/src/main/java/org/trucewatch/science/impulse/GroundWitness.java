// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;

/** Stations whose ground shook when a pulse was on the ground there. P at 6.0 and S at 3.5 km/s: shared design, physics, section 2. */
final class GroundWitness {
  private static final double P_KILOMETERS_PER_SECOND = 6.0;
  private static final double S_KILOMETERS_PER_SECOND = 3.5;

  /** Crust differs so much from the mean, as a share of the time. */
  private static final double CRUST_SHARE = 0.02;

  private static final double KILOMETERS_MAX = 120;

  private final LineIndex index;
  private final List<Observation.SeismicPick> picks;

  GroundWitness(LineIndex index) {
    this.index = index;
    this.picks = index.record().observations().stream()
        .filter(Observation.SeismicPick.class::isInstance)
        .map(Observation.SeismicPick.class::cast)
        .sorted(Comparator.comparingDouble(Observation.SeismicPick::seconds))
        .toList();
  }

  /** How many stations have an arrival where this pulse would make one. */
  int stations(LocatedPulse pulse) {
    Set<Integer> stations = new HashSet<>();
    for (int k = first(pulse.seconds()); k < picks.size(); k++) {
      Observation.SeismicPick p = picks.get(k);
      if (p.seconds() > pulse.seconds() + KILOMETERS_MAX / S_KILOMETERS_PER_SECOND) {
        break;
      }
      Sensor s = index.record().sensors().get(p.sensor());
      double x = s.eastKilometers() - pulse.eastKilometers();
      double y = s.northKilometers() - pulse.northKilometers();
      double travel = Math.sqrt(x * x + y * y)
          / (p.isShear() ? S_KILOMETERS_PER_SECOND : P_KILOMETERS_PER_SECOND);
      double tolerance = 2.5
          * Math.sqrt(p.sigmaSeconds() * p.sigmaSeconds()
              + pulse.secondsSd() * pulse.secondsSd()
              + CRUST_SHARE * travel * CRUST_SHARE * travel);
      if (Math.abs(p.seconds() - pulse.seconds() - travel) < tolerance) {
        stations.add(p.sensor());
      }
    }
    return stations.size();
  }

  private int first(double seconds) {
    int low = 0;
    int high = picks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (picks.get(middle).seconds() < seconds - 1) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
