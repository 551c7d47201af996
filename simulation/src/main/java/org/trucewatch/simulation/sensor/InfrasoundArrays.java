// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.weather.Air;

/**
 * Arrays for infrasound: tropospheric returns to 80 km, stratospheric ones from 180 to 300 km where the duct points at
 * them, a zone of silence between. Charges below 10 kg are not heard beyond 30 to 50 km. [R, A]
 */
public final class InfrasoundArrays implements Instruments {
  private static final double BEARING_SD_RADIANS = Math.toRadians(4);
  private static final double TROPOSPHERIC_KILOMETERS = 80;
  private static final double STRATOSPHERIC_FROM_KILOMETERS = 180;
  private static final double STRATOSPHERIC_TO_KILOMETERS = 300;
  private static final double SMALL_KILOGRAMS = 10;
  private static final double SMALL_KILOMETERS = 40;

  private final int first;
  private final SiteGrid grid;
  private final Uptime uptime;
  private final Clocks clocks;
  private final Chance chance;

  public InfrasoundArrays(
      int first, List<Site> sites, Uptime uptime, Clocks clocks, Chance chance) {
    this.first = first;
    this.grid = new SiteGrid(sites);
    this.uptime = uptime;
    this.clocks = clocks;
    this.chance = chance;
  }

  @Override
  public void notice(Occurrence o, Air air, Emission out) {
    if (!(o.yieldKilograms() > 1) || o.heightMeters() > 1_000) {
      return;
    }
    boolean small = o.yieldKilograms() < SMALL_KILOGRAMS;
    double reach = small ? SMALL_KILOMETERS : STRATOSPHERIC_TO_KILOMETERS;
    grid.within(o.eastKilometers(), o.northKilometers(), reach, (i, km) -> {
      boolean near = km < TROPOSPHERIC_KILOMETERS;
      if (!near && km < STRATOSPHERIC_FROM_KILOMETERS) {
        return;
      }
      // Peak against 0.05 Pa of noise in 1 to 5 Hz, spread 6 dB; the duct adds to far paths half of
      // the time. [A]
      double level = SoundLoss.levelDecibels(o.yieldKilograms())
          - 22 * StrictMath.log10(1000 * Math.max(km, 0.5))
          - (near ? 8 : chance.happens(0.5) ? 6 : 25)
          + 6 * chance.gaussian();
      double ratio = level - 20 * StrictMath.log10(0.05 / 20e-6);
      if (ratio > 6) {
        double celerity = near ? chance.between(0.33, 0.345) : chance.between(0.28, 0.31);
        report(o, i, km, celerity, ratio, out);
      }
    });
  }

  private void report(Occurrence o, int i, double km, double celerity, double ratio, Emission out) {
    double at = o.seconds() + km / celerity;
    int sensor = first + i;
    if (uptime.isUp(sensor, at)) {
      double azimuth =
          StrictMath.atan2(o.eastKilometers() - grid.east[i], o.northKilometers() - grid.north[i])
              + BEARING_SD_RADIANS * chance.gaussian();
      out.emit(
          at,
          new Observation.Bearing(
              sensor,
              clocks.stamp(sensor, at) + 0.5 * chance.gaussian(),
              AcousticArrays.wrapped(azimuth),
              BEARING_SD_RADIANS,
              1 + StrictMath.pow(10, ratio / 20),
              uptime.receivedSeconds(sensor, at)),
          o.number());
    }
  }
}
