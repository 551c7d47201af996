// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.weather.Air;

/**
 * Seismic stations: P at 6.0 and S at 3.5 km/s [R] where the peak velocity at 8 Hz stands three times above 100 nm/s of
 * noise. Muzzles, thunder and sonic booms shake no ground; quarries shake it as the whole of their charge.
 */
public final class SeismicStations implements Instruments {
  private static final double P_KILOMETERS_PER_SECOND = 6.0;
  private static final double S_KILOMETERS_PER_SECOND = 3.5;
  private static final double NOISE_NANOMETERS_PER_SECOND = 100;
  private static final double RATIO_MIN = 3;
  private static final double KILOMETERS_MAX = 200;

  /** P carries less than S, on which magnitudes are read. [A] */
  private static final double P_SHARE = 0.4;

  /** A quarry's air blast is that of a fiftieth of its charge, see the confusers. [A] */
  private static final double QUARRY_GROUND = 50;

  private final int first;
  private final SiteGrid grid;
  private final Uptime uptime;
  private final Clocks clocks;
  private final Chance chance;

  public SeismicStations(int first, List<Site> sites, Uptime uptime, Clocks clocks, Chance chance) {
    this.first = first;
    this.grid = new SiteGrid(sites);
    this.uptime = uptime;
    this.clocks = clocks;
    this.chance = chance;
  }

  @Override
  public void notice(Occurrence o, Air air, Emission out) {
    boolean shakes =
        o.kind() == Kind.IMPACT || o.kind() == Kind.DEMINING || o.kind() == Kind.QUARRY;
    if (!shakes) {
      return;
    }
    double kilograms =
        o.kind() == Kind.QUARRY ? QUARRY_GROUND * o.yieldKilograms() : o.yieldKilograms();
    double magnitude =
        LocalMagnitude.ofSurfaceBurst(kilograms) + LocalMagnitude.SD * chance.gaussian();
    grid.within(o.eastKilometers(), o.northKilometers(), KILOMETERS_MAX, (i, km) -> {
      double away = Math.max(km, 0.3);
      double velocity = 2 * Math.PI * 8 * LocalMagnitude.nanometers(magnitude, away);
      arrival(o, i, away, P_KILOMETERS_PER_SECOND, P_SHARE * velocity, false, out);
      arrival(o, i, away, S_KILOMETERS_PER_SECOND, velocity, true, out);
    });
  }

  private void arrival(
      Occurrence o,
      int i,
      double km,
      double speed,
      double nanometersPerSecond,
      boolean isShear,
      Emission out) {
    double ratio = nanometersPerSecond / NOISE_NANOMETERS_PER_SECOND;
    double at = o.seconds() + km / speed * (1 + 0.01 * chance.gaussian());
    int sensor = first + i;
    if (ratio > RATIO_MIN && uptime.isUp(sensor, at)) {
      double sigma = isShear ? 0.1 : 0.05;
      double read = clocks.stamp(sensor, at) + sigma * chance.gaussian();
      out.emit(
          at,
          new Observation.SeismicPick(
              sensor, read, isShear, sigma, uptime.receivedSeconds(sensor, at)),
          o.number());
    }
  }
}
