// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.List;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.weather.Air;
import org.trucewatch.simulation.weather.Eddies;

/**
 * Single microphones that send arrival times of impulses, 10 to 40 Hz, and the tones of rotors.
 *
 * <p>A pulse's level falls by the far-field law of blasts, terrain and refraction in the direction of travel, with a log-normal spread common
 * to the pulse and another of the path, a share of which paths close by have in common ({@link Eddies}); a node picks it where it stands
 * the threshold above the node's noise of wind and place. Sound travels with the mean of wind and temperature over the heights that its ray
 * reaches ({@link Air#pathMetersPerSecond}) and the eddies about it; the time errs by reading, too, by what the hour's mean misses
 * around the place, and by what is left of the path. With these defaults the distances of even odds lie near the design's base case (a
 * test compares them).
 */
public final class AcousticNodes implements Instruments {
  /** Signal over noise that a picker needs. [A: 12 to 15 dB] */
  static final double THRESHOLD_DECIBELS = 13.5;

  /** What is left of a pulse's peak in the band of 10 to 40 Hz. [A, chosen so that r50 meets the design's base case] */
  static final double BAND_DECIBELS = -14.5;

  /** Spread of a pulse's level common to all nodes, dB. [A] */
  private static final double COMMON_DECIBELS = 3;

  /** Beyond this many spreads above the mean no node is asked. */
  private static final double SPREADS_ASKED = 2.5;

  /** Wind noise, bare, 10 to 40 Hz, at 5 m/s and 2 m: 1 Pa [D]; it grows with the power 7/3 of the wind. */
  private static final double WIND_PASCALS = 1.0;

  private static final double HEIGHT_METERS = 2;

  /** Path error after weather, as a share of the time: alike around a place, and of each path. [A: 0.5 to 1.5 % in all] */
  private static final double COMMON_PATH = 0.004;

  private static final double PATH = 0.0025;

  /** What no hemisphere of tones from a drone gets beyond. [A: 3 to 5 km piston, 0.15 to 0.5 multirotor] */
  private static final double PISTON_KILOMETERS = 4;

  private static final double QUADCOPTER_KILOMETERS = 0.25;

  private final SensorPlan plan;
  private final int first;
  private final SiteGrid grid;
  private final Uptime uptime;
  private final Clocks clocks;
  private final Eddies eddies;
  private final Chance chance;

  public AcousticNodes(
      SensorPlan plan,
      int first,
      List<Site> sites,
      Uptime uptime,
      Clocks clocks,
      Eddies eddies,
      Chance chance) {
    this.plan = plan;
    this.first = first;
    this.grid = new SiteGrid(sites);
    this.uptime = uptime;
    this.clocks = clocks;
    this.eddies = eddies;
    this.chance = chance;
  }

  @Override
  public void notice(Occurrence o, Air air, Emission out) {
    switch (o.kind()) {
      case MUZZLE, IMPACT, QUARRY, DEMINING, FIREWORK, THUNDER -> pulse(o, air, out);
      case SONIC_BOOM -> boom(o, air, out);
      case VEHICLE -> vehicle(o, out);
      case PISTON_DRONE -> rotor(o, air, PISTON_KILOMETERS, 85, out);
      case QUADCOPTER -> rotor(o, air, QUADCOPTER_KILOMETERS, 400, out);
      case FARM_FIRE, SHELL_FIRE -> {
        // Fires make no impulse.
      }
    }
  }

  /** Noise of a node in this air, dB re 20 micropascals. */
  double noiseDecibels(Air air) {
    double wind = WIND_PASCALS
        * StrictMath.pow(air.windAt(HEIGHT_METERS) / 5, 7.0 / 3)
        * StrictMath.pow(10, -plan.screenDecibels() / 20);
    return 20
        * StrictMath.log10(
            Math.sqrt(wind * wind + plan.floorPascals() * plan.floorPascals()) / 20e-6);
  }

  private void pulse(Occurrence o, Air air, Emission out) {
    if (!(o.yieldKilograms() > 0)) {
      return;
    }
    double spread = air.levelSpreadDecibels();
    double overNoise = SoundLoss.levelDecibels(o.yieldKilograms())
        + BAND_DECIBELS
        + COMMON_DECIBELS * chance.gaussian()
        - noiseDecibels(air)
        - THRESHOLD_DECIBELS;
    double commonPath =
        COMMON_PATH * eddies.drift(o.eastKilometers(), o.northKilometers(), o.seconds());
    double height = o.heightMeters() / 1000;
    double reach = SoundLoss.reachKilometers(overNoise + SPREADS_ASKED * spread);
    double directivity =
        o.kind() == Kind.MUZZLE ? o.shot().orElseThrow().weapon().directivityDecibels() : 0;
    double aimEast = directivity == 0 ? 0 : StrictMath.sin(o.headingRadians());
    double aimNorth = directivity == 0 ? 0 : StrictMath.cos(o.headingRadians());
    grid.within(o.eastKilometers(), o.northKilometers(), reach, (i, ground) -> {
      double away = Math.max(ground, 0.05);
      double east = (grid.east[i] - o.eastKilometers()) / away;
      double north = (grid.north[i] - o.northKilometers()) / away;
      double slant = Math.sqrt(away * away + height * height);
      double midEast = (grid.east[i] + o.eastKilometers()) / 2;
      double midNorth = (grid.north[i] + o.northKilometers()) / 2;
      double heard = Math.min(slant, SoundLoss.KILOMETERS_MAX);
      double bent = Math.max(0, heard - air.shadowKilometers(east, north, o.heightMeters()));
      double level = overNoise
          - SoundLoss.fixedDecibels(heard)
          - air.refractionDecibels(east, north) * SoundLoss.weatherShare(bent)
          - directivity * (1 - aimEast * east - aimNorth * north) / 2
          + spread * eddies.level(midEast, midNorth, o.seconds(), chance.gaussian());
      if (level > 0) {
        double gust = air.pathGustMetersPerSecond(slant)
            * eddies.along(midEast, midNorth, o.seconds(), east, north);
        double travel = 1000
            * slant
            / (air.pathMetersPerSecond(east, north, slant, o.heightMeters()) + gust)
            * (1 + commonPath + PATH * chance.gaussian());
        // A flash of lightning sounds from kilometres of channel at once: no node hears the same
        // point first.
        double smear = o.kind() == Kind.THUNDER ? chance.between(0, o.lastsSeconds() / 4) : 0;
        pick(i, o.seconds() + travel + smear, level + THRESHOLD_DECIBELS, o.number(), out);
      }
    });
  }

  private void pick(int i, double at, double ratio, long cause, Emission out) {
    int sensor = first + i;
    if (uptime.isUp(sensor, at)) {
      double sigma = readingError(ratio);
      double read = clocks.stamp(sensor, at) + sigma * chance.gaussian();
      double received = uptime.receivedSeconds(sensor, at);
      out.emit(at, new Observation.Pick(sensor, read, sigma, ratio, received), cause);
    }
  }

  /** 0.3 / (20 Hz) / sqrt(SNR), 2 ms to 0.2 s, and the clock's 10 ms. [A] */
  static double readingError(double ratioDecibels) {
    double read = 0.3 / 20 / StrictMath.pow(10, ratioDecibels / 40);
    double clipped = Math.min(Math.max(read, 0.002), 0.2);
    return Math.sqrt(clipped * clipped + 1e-4);
  }

  /** The carpet of a supersonic flight: alike over tens of km, arriving along its path at the aircraft's speed. */
  private void boom(Occurrence o, Air air, Emission out) {
    double carpet = 15 + 25 * chance.between(0, 1); // half-width, km [R: carpets of 30 to 80 km]
    double mach = chance.between(1.15, 1.6);
    double speed = mach * air.soundMetersPerSecond() / 1000;
    double slope = Math.sqrt(1 - 1 / (mach * mach));
    double sine = StrictMath.sin(o.headingRadians());
    double cosine = StrictMath.cos(o.headingRadians());
    double noise = noiseDecibels(air);
    double level = 20 * StrictMath.log10(chance.between(20, 100) / 20e-6);
    grid.within(o.eastKilometers(), o.northKilometers(), 1.5 * carpet, (i, ground) -> {
      double x = grid.east[i] - o.eastKilometers();
      double y = grid.north[i] - o.northKilometers();
      double along = x * sine + y * cosine;
      double aside = Math.abs(x * cosine - y * sine);
      double down = o.heightMeters() / 1000;
      double miss = Math.sqrt(aside * aside + down * down);
      if (along > 0 && aside < carpet) {
        double at = o.seconds() + along / speed + 1000 * miss * slope / air.soundMetersPerSecond();
        double ratio = level - 15 * aside / carpet - noise + BAND_DECIBELS + 4 * chance.gaussian();
        if (ratio > THRESHOLD_DECIBELS) {
          pick(i, at, ratio, o.number(), out);
        }
      }
    });
  }

  /** Triggers of a passing vehicle at the nodes within 1 km. [A] */
  private void vehicle(Occurrence o, Emission out) {
    grid.within(o.eastKilometers(), o.northKilometers(), 1, (i, km) -> {
      int triggers = 1 + chance.below(3);
      for (int k = 0; k < triggers; k++) {
        double at = o.seconds() + chance.between(0, o.lastsSeconds());
        pick(i, at, THRESHOLD_DECIBELS + chance.between(0, 6), o.number(), out);
      }
    });
  }

  private void rotor(Occurrence o, Air air, double kilometers, double hertz, Emission out) {
    double reach = air.windMetersPerSecond() > 8 ? kilometers / 2 : kilometers;
    grid.within(o.eastKilometers(), o.northKilometers(), reach, (i, ground) -> {
      double height = o.heightMeters() / 1000;
      double slant = Math.sqrt(ground * ground + height * height);
      double chanceOf = 0.9 * (1 - (slant / reach) * (slant / reach));
      double away = Math.max(ground, 0.02);
      double toEast = (grid.east[i] - o.eastKilometers()) / away;
      double toNorth = (grid.north[i] - o.northKilometers()) / away;
      double at = o.seconds()
          + 1000 * slant / air.pathMetersPerSecond(toEast, toNorth, slant, o.heightMeters());
      int sensor = first + i;
      if (chance.happens(chanceOf) && uptime.isUp(sensor, at)) {
        double ratio = 20 * StrictMath.log10(reach / Math.max(slant, 0.02)) + 3;
        double speed = hertz < 200 ? 44 : 11; // m/s, piston 160 km/h and multirotor 40 [F, R]
        double towards = speed
            * ((grid.east[i] - o.eastKilometers()) * StrictMath.sin(o.headingRadians())
                + (grid.north[i] - o.northKilometers()) * StrictMath.cos(o.headingRadians()))
            / Math.max(slant, 0.02);
        double tone = Doppler.heardHertz(
            hertz * (1 + 0.01 * chance.gaussian()), towards, air.soundMetersPerSecond());
        out.emit(
            at,
            new Observation.DroneHeard(
                sensor, clocks.stamp(sensor, at), tone, ratio, uptime.receivedSeconds(sensor, at)),
            o.number());
      }
    });
  }

  /** False triggers of all nodes in one second, in the mean. */
  public double falsePerSecond() {
    return plan.falsePerDay() * grid.east.length / 86_400;
  }

  /** One false trigger at this time at any node, if that node is up. */
  public void falseTrigger(double at, Emission out) {
    double ratio = THRESHOLD_DECIBELS - 3 * StrictMath.log(1 - chance.between(0, 1));
    pick(chance.below(grid.east.length), at, ratio, Emission.NOISE, out);
  }
}
