// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.source.WeaponClass;
import org.trucewatch.simulation.weather.Air;

/**
 * Weapon-locating radars at the level of tracks: 90 degrees towards the line, probability falling with the eighth power
 * of range, on the air half of the time; origins good to 0.3 % of range, impacts foreseen to 2 %. [A] Flat fire is not
 * located. The track is reported as it was; nothing here is fed to any weapon.
 */
public final class Radars implements Instruments {
  private static final double HALF_SECTOR_COSINE = StrictMath.cos(Math.PI / 4);
  private static final double PROBABILITY = 0.9;
  private static final double DUTY = 0.5;
  private static final double ORIGIN_SHARE = 0.003;
  private static final double IMPACT_SHARE = 0.02;
  private static final double KILOMETERS_MAX = 60;
  private static final double TRACK_SECONDS = 6;

  private final int first;
  private final List<Site> sites;
  private final SiteGrid grid;
  private final Uptime uptime;
  private final Chance chance;

  public Radars(int first, List<Site> sites, Uptime uptime, Chance chance) {
    this.first = first;
    this.sites = List.copyOf(sites);
    this.grid = new SiteGrid(sites);
    this.uptime = uptime;
    this.chance = chance;
  }

  /** Range of even odds, km. [A] */
  private static double evenKilometers(WeaponClass weapon) {
    return switch (weapon) {
      case MORTAR_82 -> 12;
      case MORTAR_120 -> 18;
      case ROCKET_122 -> 35;
      default -> 22;
    };
  }

  @Override
  public void notice(Occurrence o, Air air, Emission out) {
    if (o.kind() != Kind.MUZZLE || o.shot().orElseThrow().apexMeters() < 100) {
      return;
    }
    Occurrence.Shot shot = o.shot().get();
    grid.within(o.eastKilometers(), o.northKilometers(), KILOMETERS_MAX, (i, km) -> {
      double share = km / evenKilometers(shot.weapon());
      double squared = share * share;
      double odds = PROBABILITY * DUTY / (1 + squared * squared * squared * squared);
      double at = o.seconds() + Math.min(shot.flightSeconds(), TRACK_SECONDS + 2);
      if (isAhead(i, o, km) && chance.happens(odds) && uptime.isUp(first + i, at)) {
        report(o, shot, i, km, at, out);
      }
    });
  }

  private boolean isAhead(int i, Occurrence o, double km) {
    double forward = sites.get(i).host() == Bank.FIRST ? -1 : 1;
    return forward * (o.northKilometers() - grid.north[i]) > HALF_SECTOR_COSINE * km;
  }

  private void report(
      Occurrence o, Occurrence.Shot shot, int i, double km, double at, Emission out) {
    double sd = Math.max(ORIGIN_SHARE * km, 0.01);
    double far = Math.max(IMPACT_SHARE * shot.rangeKilometers(), 0.02);
    double range = shot.rangeKilometers();
    out.emit(
        at,
        new Observation.Track(
            first + i,
            o.seconds(),
            o.eastKilometers() + sd * chance.gaussian(),
            o.northKilometers() + sd * chance.gaussian(),
            sd,
            o.eastKilometers()
                + range * StrictMath.sin(o.headingRadians())
                + far * chance.gaussian(),
            o.northKilometers()
                + range * StrictMath.cos(o.headingRadians())
                + far * chance.gaussian(),
            far,
            uptime.receivedSeconds(first + i, at)),
        o.number());
  }
}
