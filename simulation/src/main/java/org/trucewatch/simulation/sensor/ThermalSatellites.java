// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.weather.Air;

/**
 * Imagers of 375 m pixels in sun-synchronous orbits, over the region about 01:30 and 13:30 local solar time, half an hour
 * apart from one another. A shell's burst is not seen; what it sets on fire is, if it burns at the overpass and the sky
 * is clear.
 */
public final class ThermalSatellites implements Instruments {
  private static final double DAY_SECONDS = 86_400;
  private static final double[] PASS_HOURS = {1.5, 13.5};
  private static final double BETWEEN_HOURS = 0.4;
  private static final double PIXEL_KILOMETERS = 0.375;
  private static final double NIGHT_MEGAWATTS = FirePixel.least(1000, 285, 15).megawatts();
  private static final double DAY_MEGAWATTS = FirePixel.least(1000, 300, 15).megawatts();

  /** Data are with the users about three hours later. [A] */
  private static final double DELAY_SECONDS = 10_800;

  private final int first;
  private final int satellites;
  private final Chance chance;

  public ThermalSatellites(int first, List<Site> sites, Chance chance) {
    this.first = first;
    this.satellites = sites.size();
    this.chance = chance;
  }

  @Override
  public void notice(Occurrence o, Air air, Emission out) {
    boolean burns = switch (o.kind()) {
      case FARM_FIRE, SHELL_FIRE -> true;
      default -> false;
    };
    if (!burns) {
      return;
    }
    double megawatts = StrictMath.exp(1.0 + chance.gaussian()); // median 2.7 MW [A]
    long day = (long) Math.floor(o.seconds() / DAY_SECONDS);
    for (int pass = 0; pass < 2 * PASS_HOURS.length; pass++) {
      for (int satellite = 0; satellite < satellites; satellite++) {
        boolean night = pass % 2 == 0;
        double at = (day + pass / PASS_HOURS.length) * DAY_SECONDS
            + 3600 * (PASS_HOURS[pass % 2] + BETWEEN_HOURS * (satellite - (satellites - 1) / 2.0));
        boolean burning = at >= o.seconds() && at < o.seconds() + o.lastsSeconds();
        if (burning
            && megawatts > (night ? NIGHT_MEGAWATTS : DAY_MEGAWATTS)
            && !chance.happens(air.cloudCover())) {
          out.emit(
              at,
              new Observation.Hotspot(
                  first + satellite,
                  at,
                  o.eastKilometers() + PIXEL_KILOMETERS * chance.between(-0.7, 0.7),
                  o.northKilometers() + PIXEL_KILOMETERS * chance.between(-0.7, 0.7),
                  megawatts * StrictMath.exp(0.2 * chance.gaussian()),
                  at + DELAY_SECONDS),
              o.number());
        }
      }
    }
  }
}
