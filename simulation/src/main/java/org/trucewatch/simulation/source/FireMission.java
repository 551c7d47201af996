// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.source.Occurrence.Kind;
import org.trucewatch.simulation.source.Occurrence.Shot;
import org.trucewatch.simulation.weather.Air;
import org.trucewatch.simulation.weather.WeatherField;

/**
 * Rounds that one weapon fires at one area, as they really happened.
 *
 * <p>The flight is drawn first, forward; the muzzle then stands where the flight that ends at the given place began.
 * So truth is known without anything here ever solving for an elevation.
 */
public final class FireMission {
  /** Spread of rounds about the mission's middle, as a share of the range. [A] */
  private static final double DISPERSION = 0.005;

  /** Rounds that do not burst. [A: 3 to 10 %] */
  private static final double DUD = 0.05;

  /** Impacts that set something on fire. [A] */
  private static final double FIRE = 0.02;

  /** Spread of one round's muzzle blast and burst about the class's, dB as 20 lg. [A] */
  private static final double YIELD_LOG_SPREAD = 0.25;

  /** No weapon stands nearer behind its own line. [A] */
  private static final double BEHIND_KILOMETERS = 0.3;

  private final Theatre theatre;
  private final WeatherField weather;
  private long number;
  private long missions;

  public FireMission(Theatre theatre, WeatherField weather) {
    this.theatre = theatre;
    this.weather = weather;
  }

  /**
   * What is fired and where it comes down.
   *
   * @param weapon class
   * @param firedBy bank that the muzzle stands on
   * @param rounds how many
   * @param startSeconds of the first round's muzzle
   * @param intervalSeconds mean time between rounds
   * @param impactEastKilometers middle of the impacts
   * @param impactNorthKilometers middle of the impacts
   */
  public record Order(
      WeaponClass weapon,
      Bank firedBy,
      int rounds,
      double startSeconds,
      double intervalSeconds,
      double impactEastKilometers,
      double impactNorthKilometers) {}

  /** A number that no occurrence has yet. */
  public long nextNumber() {
    return number++;
  }

  /** All that the mission makes, in no particular order; nothing is earlier than its start. */
  public List<Occurrence> fired(Order order, Chance chance) {
    long mission = missions++;
    Path path = path(order, chance, chance.forked("flight" + mission));
    return fired(within(order, path), path, mission, chance);
  }

  /**
   * The order as the crew can carry it out: where no flight of the class reaches so far from its own bank, the rounds come down nearer to
   * the line. Nobody's weapons stand on the other's bank.
   */
  private Order within(Order o, Path path) {
    double east = o.impactEastKilometers() - path.rangeKm() * StrictMath.sin(path.azimuth());
    double north = o.impactNorthKilometers() - path.rangeKm() * StrictMath.cos(path.azimuth());
    double behind = o.firedBy().sign() * (north - theatre.lineNorthKilometers(east));
    if (behind >= BEHIND_KILOMETERS) {
      return o;
    }
    double nearer = o.firedBy().sign() * (BEHIND_KILOMETERS - behind);
    return new Order(
        o.weapon(),
        o.firedBy(),
        o.rounds(),
        o.startSeconds(),
        o.intervalSeconds(),
        o.impactEastKilometers(),
        o.impactNorthKilometers() + nearer);
  }

  private List<Occurrence> fired(Order order, Path path, long mission, Chance chance) {
    List<Occurrence> all = new ArrayList<>();
    double at = order.startSeconds();
    for (int round = 0; round < order.rounds(); round++) {
      add(all, order, mission, path, at, chance);
      at += order.intervalSeconds() * chance.between(0.7, 1.3);
    }
    return all;
  }

  private record Path(
      double azimuth, double rangeKm, double seconds, double apex, double cruiseMeters) {}

  /**
   * Direction: across the line from the firing bank, up to 35 degrees askew. [A] An engine's speed and height are drawn apart, so that the
   * rest of a history does not hang on them.
   */
  private Path path(Order o, Chance chance, Chance engine) {
    double across = o.firedBy() == Bank.FIRST ? Math.PI : 0;
    double azimuth = across + chance.between(-0.6, 0.6);
    double deep =
        Math.abs(o.impactNorthKilometers() - theatre.lineNorthKilometers(o.impactEastKilometers()));
    boolean own =
        theatre.bankOf(o.impactEastKilometers(), o.impactNorthKilometers()) == o.firedBy();
    if (!o.weapon().isLobbed()) {
      WeaponClass.Band band = o.weapon().firingKilometers();
      double range = (own ? 0 : deep / StrictMath.cos(azimuth - across))
          + chance.between(band.low(), Math.max(band.high(), band.low() + 1e-9));
      return o.weapon() == WeaponClass.ONE_WAY_DRONE
          ? flown(o, azimuth, range, PistonFlight.of(engine))
          : new Path(azimuth, range, range * 1000 / FLAT_METERS_PER_SECOND, 0, 0);
    }
    Flight best = o.weapon().flight(chance.between(0, 1), chance.between(0, 1));
    for (int draw = 0; draw < DRAWS_MAX && !stands(o, azimuth, best); draw++) {
      best = o.weapon().flight(chance.between(0, 1), chance.between(0, 1));
    }
    return blown(o, azimuth, best);
  }

  /** The flight in the wind at its heights: its range and direction are those between muzzle and impact. */
  private Path blown(Order o, double azimuth, Flight still) {
    Air air = weather.at(o.impactEastKilometers(), o.startSeconds());
    Flight.Landing landing = still.inWind(air::windEastAt, air::windNorthAt, azimuth);
    return new Path(
        StrictMath.atan2(landing.eastMeters(), landing.northMeters()),
        StrictMath.hypot(landing.eastMeters(), landing.northMeters()) / 1000,
        landing.seconds(),
        still.apexMeters(),
        0);
  }

  /** An engine holds its course over the ground; the wind at its height hurries it or holds it up. */
  private Path flown(Order o, double azimuth, double range, PistonFlight.Engine engine) {
    Air air = weather.at(o.impactEastKilometers(), o.startSeconds());
    return new Path(
        azimuth, range, range / engine.overGround(air, azimuth), 0, engine.heightMeters());
  }

  private static final double FLAT_METERS_PER_SECOND = 600;
  private static final int DRAWS_MAX = 24;

  /** Whether the muzzle of this flight stands on the bank that fires, 0.3 km behind the line or more. */
  private boolean stands(Order o, double azimuth, Flight flight) {
    double range = flight.rangeMeters() / 1000;
    double east = o.impactEastKilometers() - range * StrictMath.sin(azimuth);
    double north = o.impactNorthKilometers() - range * StrictMath.cos(azimuth);
    return o.firedBy().sign() * (north - theatre.lineNorthKilometers(east)) >= BEHIND_KILOMETERS;
  }

  private void add(
      List<Occurrence> all, Order o, long mission, Path path, double at, Chance chance) {
    double east = o.impactEastKilometers();
    double north = o.impactNorthKilometers();
    long muzzle = number++;
    long impact = number++;
    double spread = DISPERSION * path.rangeKm() * chance.gaussianWithin(1, 3);
    double side = 0.5 * DISPERSION * path.rangeKm() * chance.gaussianWithin(1, 3);
    double sine = StrictMath.sin(path.azimuth());
    double cosine = StrictMath.cos(path.azimuth());
    double flight = path.seconds() * (1 + 0.3 * spread / Math.max(path.rangeKm(), 0.1));
    boolean bursts = o.weapon().impactKilograms() > 0 && !chance.happens(DUD);
    Shot shot = new Shot(
        o.weapon(),
        o.firedBy(),
        mission,
        bursts ? impact : -1,
        path.rangeKm(),
        flight,
        path.apex());
    all.add(new Occurrence(
        muzzle,
        Kind.MUZZLE,
        at,
        east - path.rangeKm() * sine,
        north - path.rangeKm() * cosine,
        2,
        strength(o.weapon().muzzleKilograms(), chance),
        path.azimuth(),
        0,
        Optional.of(shot)));
    double x = east + spread * sine + side * cosine;
    double y = north + spread * cosine - side * sine;
    if (o.weapon() == WeaponClass.ONE_WAY_DRONE) {
      PistonFlight way = new PistonFlight(
          at, east - path.rangeKm() * sine, north - path.rangeKm() * cosine, at + flight, x, y);
      all.addAll(way.occurrences(number++, path.cruiseMeters(), Optional.of(shot)));
    }
    if (bursts) {
      Shot hit =
          new Shot(o.weapon(), o.firedBy(), mission, muzzle, path.rangeKm(), flight, path.apex());
      double yield = strength(o.weapon().impactKilograms(), chance);
      all.add(new Occurrence(
          impact, Kind.IMPACT, at + flight, x, y, 0, yield, path.azimuth(), 0, Optional.of(hit)));
      if (chance.happens(FIRE)) {
        double burns = 3600 * chance.between(0.5, 8);
        all.add(new Occurrence(
            number++,
            Kind.SHELL_FIRE,
            at + flight,
            x,
            y,
            0,
            0,
            path.azimuth(),
            burns,
            Optional.of(hit)));
      }
    }
  }

  private static double strength(double kilograms, Chance chance) {
    return kilograms * StrictMath.exp(YIELD_LOG_SPREAD * chance.gaussianWithin(1, 3));
  }
}
