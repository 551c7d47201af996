// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.weather.Air;
import org.trucewatch.simulation.weather.Eddies;

/**
 * Arrays of four microphones: 6 dB better than a node, and a bearing of 2 degrees beside the time. [A] They hear what a
 * node hears, so each is a node with a bearing.
 */
public final class AcousticArrays implements Instruments {
  static final double BEARING_SD_RADIANS = Math.toRadians(2);
  private static final double GAIN_DECIBELS = 6;

  private final AcousticNodes nodes;
  private final List<Site> sites;
  private final int first;
  private final Chance chance;

  public AcousticArrays(
      SensorPlan plan,
      int first,
      List<Site> sites,
      Uptime uptime,
      Clocks clocks,
      Eddies eddies,
      Chance chance) {
    SensorPlan better = new SensorPlan(
        plan.kind(),
        plan.spacingKilometers(),
        plan.standoffKilometers(),
        plan.depthKilometers(),
        plan.westKilometers(),
        plan.eastKilometers(),
        plan.host(),
        plan.owner(),
        plan.screenDecibels() + GAIN_DECIBELS,
        plan.floorPascals() / 2,
        plan.falsePerDay(),
        plan.availability(),
        plan.repairHours());
    this.nodes = new AcousticNodes(better, first, sites, uptime, clocks, eddies, chance);
    this.sites = List.copyOf(sites);
    this.first = first;
    this.chance = chance;
  }

  @Override
  public void notice(Occurrence o, Air air, Emission out) {
    nodes.notice(o, air, (at, report, cause) -> {
      if (report instanceof Observation.Pick pick) {
        Site site = sites.get(pick.sensor() - first);
        double azimuth = StrictMath.atan2(
                o.eastKilometers() - site.eastKilometers(),
                o.northKilometers() - site.northKilometers())
            + BEARING_SD_RADIANS * chance.gaussian();
        out.emit(
            at,
            new Observation.Bearing(
                pick.sensor(),
                pick.seconds(),
                wrapped(azimuth),
                BEARING_SD_RADIANS,
                pick.signalToNoiseDecibels(),
                pick.receivedSeconds()),
            cause);
      }
    });
  }

  /** The angle between 0 and 2 pi. */
  static double wrapped(double radians) {
    double turn = 2 * Math.PI;
    return radians - turn * Math.floor(radians / turn);
  }
}
