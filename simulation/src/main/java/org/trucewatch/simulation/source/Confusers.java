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
import org.trucewatch.simulation.weather.WeatherField;

/** What sounds or burns like fire and is none, day by day. Parameters are of the design's table of confusers. */
public final class Confusers {
  private static final double DAY_SECONDS = 86_400;

  private final Plan plan;
  private final Theatre theatre;
  private final WeatherField weather;
  private final FireMission numbers;
  private final Chance chance;

  /**
   * One kind of confuser.
   *
   * @param kind what
   * @param perDay how many each day: exactly so many, at drawn times
   * @param fromHour earliest hour of the day
   * @param toHour latest
   * @param westKilometers least x
   * @param eastKilometers greatest x
   * @param announcedShare of those that are announced beforehand (demining, quarries)
   */
  public record Plan(
      Kind kind,
      int perDay,
      double fromHour,
      double toHour,
      double westKilometers,
      double eastKilometers,
      double announcedShare) {}

  /**
   * A confuser and whether it was announced.
   *
   * @param occurrence what happened
   * @param isAnnounced whether its place and time were told before
   */
  public record Drawn(Occurrence occurrence, boolean isAnnounced) {}

  public Confusers(
      Plan plan, Theatre theatre, WeatherField weather, FireMission numbers, Chance chance) {
    this.plan = plan;
    this.theatre = theatre;
    this.weather = weather;
    this.numbers = numbers;
    this.chance = chance;
  }

  /** Those of a day, counted from 0. */
  public List<Drawn> onDay(int day) {
    List<Drawn> all = new ArrayList<>();
    int announced = (int) Math.rint(plan.perDay() * plan.announcedShare());
    for (int i = 0; i < plan.perDay(); i++) {
      double at = day * DAY_SECONDS + 3600 * chance.between(plan.fromHour(), plan.toHour());
      double east = chance.between(plan.westKilometers(), plan.eastKilometers());
      double half = theatre.extent().depthKilometers() / 2;
      Bank bank = chance.happens(0.5) ? Bank.FIRST : Bank.SECOND;
      double north = theatre.behindLine(bank, east, chance.between(1, Math.max(1.1, half)));
      boolean told = i < announced;
      switch (plan.kind()) {
        case PISTON_DRONE, QUADCOPTER -> drone(all, at, east, bank);
        default -> all.add(new Drawn(still(at, east, north), told));
      }
    }
    return all;
  }

  private Occurrence still(double at, double east, double north) {
    double height = 0;
    double yield = 0;
    double lasts = 0;
    switch (plan.kind()) {
      case THUNDER -> { // tens of Pa a few km away; height 3 to 5 km; tens of seconds long
        height = chance.between(3_000, 5_000);
        yield = chance.between(0.5, 10);
        lasts = chance.between(8, 30);
      }
      case QUARRY -> { // 0.5 to 20 t in delays of 17 to 42 ms: in air as loud as one hole, weak
        yield = chance.between(20, 100);
        lasts = chance.between(0.3, 2);
      }
      case DEMINING -> yield = chance.between(0.2, 20);
      case FIREWORK -> {
        height = chance.between(30, 200);
        yield = chance.between(0.01, 0.3);
      }
      case SONIC_BOOM -> {
        height = chance.between(8_000, 14_000);
        lasts = chance.between(0.1, 0.3);
      }
      case VEHICLE -> lasts = chance.between(30, 300);
      case FARM_FIRE -> lasts = 3600 * chance.between(0.5, 6);
      default ->
        throw new IllegalStateException("confuser kind is " + plan.kind() + ", no still confuser");
    }
    double heading = plan.kind() == Kind.SONIC_BOOM ? chance.between(0, 2 * Math.PI) : Double.NaN;
    return new Occurrence(
        numbers.nextNumber(),
        plan.kind(),
        at,
        east,
        north,
        height,
        yield,
        heading,
        lasts,
        Optional.empty());
  }

  /** A flight as one occurrence every 10 s: piston drones 150 to 170 km/h through the air for 40 min, quadcopters 20 to 60 for 15. */
  private void drone(List<Drawn> all, double at, double east, Bank bank) {
    boolean piston = plan.kind() == Kind.PISTON_DRONE;
    PistonFlight.Engine engine = piston
        ? PistonFlight.of(chance)
        : new PistonFlight.Engine(chance.between(20, 60) / 3600, chance.between(50, 200));
    double lasts = piston ? 2_400 : 900;
    double start = piston ? 12 : chance.between(0.5, 2);
    double heading = (bank == Bank.FIRST ? Math.PI : 0) + chance.between(-0.7, 0.7);
    double north = theatre.behindLine(bank, east, start);
    double height = engine.heightMeters();
    double speed = engine.overGround(weather.at(east, at), heading);
    long number = numbers.nextNumber();
    for (double t = 0; t < lasts; t += PistonFlight.STEP_SECONDS) {
      all.add(new Drawn(
          new Occurrence(
              number,
              plan.kind(),
              at + t,
              east + speed * t * StrictMath.sin(heading),
              north + speed * t * StrictMath.cos(heading),
              height,
              0,
              heading,
              PistonFlight.STEP_SECONDS,
              Optional.empty()),
          false));
    }
  }
}
