// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.weather.Air;

/** Cameras on masts that see flashes within 10 km by night and 4 by day, in a field of view of a third of a turn. [A] */
public final class Cameras implements Instruments {
  private static final double NIGHT_KILOMETERS = 10;
  private static final double DAY_KILOMETERS = 4;
  private static final double SEEN = 0.33;
  private static final double BEARING_SD_RADIANS = Math.toRadians(0.3);
  private static final double KILOGRAMS_MIN = 0.005;

  private final int first;
  private final SiteGrid grid;
  private final Uptime uptime;
  private final Chance chance;

  public Cameras(int first, List<Site> sites, Uptime uptime, Chance chance) {
    this.first = first;
    this.grid = new SiteGrid(sites);
    this.uptime = uptime;
    this.chance = chance;
  }

  @Override
  public void notice(Occurrence o, Air air, Emission out) {
    boolean flashes =
        (o.kind() == Kind.MUZZLE || o.kind() == Kind.IMPACT || o.kind() == Kind.DEMINING)
            && o.yieldKilograms() > KILOGRAMS_MIN;
    if (!flashes) {
      return;
    }
    long hour = Math.floorMod((long) (o.seconds() / 3600), 24L);
    double reach =
        (hour < 6 || hour >= 19 ? NIGHT_KILOMETERS : DAY_KILOMETERS) * (1 - 0.5 * air.cloudCover());
    grid.within(o.eastKilometers(), o.northKilometers(), reach, (i, km) -> {
      if (chance.happens(SEEN) && uptime.isUp(first + i, o.seconds())) {
        double azimuth =
            StrictMath.atan2(o.eastKilometers() - grid.east[i], o.northKilometers() - grid.north[i])
                + BEARING_SD_RADIANS * chance.gaussian();
        out.emit(
            o.seconds(),
            new Observation.Flash(
                first + i,
                o.seconds() + 0.02 * chance.gaussian(),
                AcousticArrays.wrapped(azimuth),
                BEARING_SD_RADIANS,
                uptime.receivedSeconds(first + i, o.seconds())),
            o.number());
      }
    });
  }
}
