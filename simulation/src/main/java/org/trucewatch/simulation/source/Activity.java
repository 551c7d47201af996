// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;

/**
 * Fire along the line at a mean rate: fire missions that bring on further ones and replies from the other bank, most
 * of them at a few hotspots, more in the evening than at noon. Played day by day, so that memory does not grow.
 */
public final class Activity {
  private static final double DAY_SECONDS = 86_400;

  /** Width of a hotspot along the line, km, one standard deviation. [A: correlation 5 to 10 km] */
  private static final double HOTSPOT_KILOMETERS = 4;

  private final Plan plan;
  private final Theatre theatre;
  private final FireMission missions;
  private final Chance chance;
  private final double[] hotspots;
  private final Hawkes times;
  private final Map<Long, Origin> origins = new HashMap<>();
  private Hawkes.Point pending;

  /**
   * What an exercise file says of the fire in the background.
   *
   * @param roundsPerDay mean of rounds and bursts over the whole line
   * @param mix shares of the classes, of rounds
   * @param hotspots how many
   * @param hotspotShare of missions that happen at one
   * @param branching missions that each brings on
   * @param delaySeconds until they follow
   * @param replyShare of those brought on, fired from the other bank
   */
  public record Plan(
      double roundsPerDay,
      Map<WeaponClass, Double> mix,
      int hotspots,
      double hotspotShare,
      double branching,
      double delaySeconds,
      double replyShare) {}

  private record Origin(double east, Bank bank, double seconds) {}

  public Activity(Plan plan, Theatre theatre, FireMission missions, Chance chance) {
    this.plan = plan;
    this.theatre = theatre;
    this.missions = missions;
    this.chance = chance;
    hotspots = new double[plan.hotspots()];
    for (int i = 0; i < hotspots.length; i++) {
      hotspots[i] = chance.between(0.05, 0.95) * theatre.extent().lengthKilometers();
    }
    double perDay = 0;
    double all = plan.mix().values().stream().mapToDouble(Double::doubleValue).sum();
    for (WeaponClass w : WeaponClass.values()) {
      perDay += plan.roundsPerDay()
          * KEPT_PER_DRAWN
          * plan.mix().getOrDefault(w, 0.0)
          / all
          / meanRounds(w);
    }
    times = new Hawkes(
        perDay * (1 - plan.branching()) / DAY_SECONDS,
        plan.branching(),
        plan.delaySeconds(),
        chance.forked("times"));
    pending = times.next();
  }

  private static double meanRounds(WeaponClass w) {
    return (w.roundsMin() + w.roundsMax()) / 2.0;
  }

  /** All that begins before this time and was not given before. */
  public List<Occurrence> until(double seconds) {
    List<Occurrence> all = new ArrayList<>();
    while (pending.seconds() < seconds) {
      if (chance.happens(ofDay(pending.seconds()) / BUSIEST)) {
        all.addAll(mission(pending));
      }
      pending = times.next();
    }
    double longAgo = seconds - 50 * plan.delaySeconds();
    origins.values().removeIf(o -> o.seconds() < longAgo);
    return all;
  }

  /** Rate by hour of the day over the daily mean. [A] */
  private static double ofDay(double seconds) {
    int hour = (int) (Math.floorMod((long) seconds, (long) DAY_SECONDS) / 3600);
    return hour >= 17 && hour < 23
        ? 1.6
        : hour >= 4 && hour < 7 ? 1.2 : hour >= 10 && hour < 15 ? 0.6 : 0.9;
  }

  private static final double BUSIEST = 1.6;

  /** Drawn for one kept: the busiest hour's factor over the day's mean factor, 25.2 / 24. */
  private static final double KEPT_PER_DRAWN = BUSIEST * 24 / 25.2;

  private List<Occurrence> mission(Hawkes.Point point) {
    Origin by = origins.get(point.broughtOnBy());
    boolean reply = by != null && chance.happens(plan.replyShare());
    Bank bank = by != null
        ? reply ? by.bank().other() : by.bank()
        : chance.happens(0.5) ? Bank.FIRST : Bank.SECOND;
    double east = by != null ? near(by.east()) : place();
    origins.put(point.number(), new Origin(east, bank, point.seconds()));
    WeaponClass weapon = weapon();
    // Impacts 0.5 to 5 km beyond the line, the near more often. [A]
    double beyond = 0.5 + 4.5 * chance.between(0, 1) * chance.between(0, 1);
    WeaponClass.Band interval = weapon.intervalSeconds();
    int rounds = weapon.roundsMin() + chance.below(weapon.roundsMax() - weapon.roundsMin() + 1);
    return missions.fired(
        new FireMission.Order(
            weapon,
            bank,
            rounds,
            point.seconds(),
            chance.between(interval.low(), interval.high()),
            east,
            theatre.behindLine(bank.other(), east, beyond)),
        chance);
  }

  private double near(double east) {
    return inside(east + chance.gaussianWithin(1.5, 5));
  }

  private double place() {
    double length = theatre.extent().lengthKilometers();
    return hotspots.length > 0 && chance.happens(plan.hotspotShare())
        ? inside(hotspots[chance.below(hotspots.length)]
            + chance.gaussianWithin(HOTSPOT_KILOMETERS, 3 * HOTSPOT_KILOMETERS))
        : chance.between(0, length);
  }

  private double inside(double east) {
    return Math.min(Math.max(east, 0), theatre.extent().lengthKilometers());
  }

  /** A mission's class: shares are of rounds, so classes of long missions are drawn less often. */
  private WeaponClass weapon() {
    double all = 0;
    for (WeaponClass w : WeaponClass.values()) {
      all += plan.mix().getOrDefault(w, 0.0) / meanRounds(w);
    }
    double left = chance.between(0, all);
    for (WeaponClass w : WeaponClass.values()) {
      left -= plan.mix().getOrDefault(w, 0.0) / meanRounds(w);
      if (left < 0) {
        return w;
      }
    }
    return WeaponClass.SMALL_ARMS;
  }
}
