// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Bank;

/** Does to a network what fault plans ask for. What was done is told for the truth. */
public final class Faults {
  private final Uptime uptime;
  private final Clocks clocks;
  private final Chance chance;
  private final List<Done> done = new ArrayList<>();

  /**
   * A fault as it was put in.
   *
   * @param kind its plan's name
   * @param sensor name; empty where it concerns none
   * @param fromSeconds when it begins
   * @param toSeconds when it ends; infinite where it does not
   * @param size in the unit of its plan
   */
  public record Done(
      String kind, String sensor, double fromSeconds, double toSeconds, double size) {}

  Faults(Uptime uptime, Clocks clocks, Chance chance) {
    this.uptime = uptime;
    this.clocks = clocks;
    this.chance = chance;
  }

  /** What was done so far. */
  public List<Done> done() {
    return List.copyOf(done);
  }

  /** The sites with the faults that lie in what they state; outages and clocks are set on the way. */
  List<Site> applied(FaultPlan plan, List<Site> sites) {
    List<Site> changed = new ArrayList<>(sites);
    switch (plan) {
      case FaultPlan.Blackout b -> blackout(b, sites);
      case FaultPlan.Outage o -> {
        for (int i : drawn(sites, o.count(), o.host(), SensorKind.ACOUSTIC_NODE)) {
          uptime.order(i, new Uptime.Outage(o.fromSeconds(), o.untilSeconds(), false));
          add("outage", sites.get(i), o.fromSeconds(), o.untilSeconds(), 0);
        }
      }
      case FaultPlan.ClockStep c -> {
        for (int i : drawn(sites, c.count(), c.host(), SensorKind.ACOUSTIC_NODE)) {
          clocks.fault(i, c.fromSeconds(), c.seconds(), c.perSecond());
          add("clock-step", sites.get(i), c.fromSeconds(), Double.POSITIVE_INFINITY, c.seconds());
        }
      }
      case FaultPlan.Displaced d -> {
        double heading = chance.between(0, 2 * Math.PI);
        for (int i : drawn(sites, d.count(), d.host(), SensorKind.ACOUSTIC_NODE)) {
          Site s = sites.get(i);
          changed.set(
              i,
              new Site(
                  s.name(),
                  s.kind(),
                  s.owner(),
                  s.host(),
                  s.eastKilometers(),
                  s.northKilometers(),
                  s.eastKilometers() + d.meters() / 1000 * StrictMath.sin(heading),
                  s.northKilometers() + d.meters() / 1000 * StrictMath.cos(heading)));
          add("displaced", s, 0, Double.POSITIVE_INFINITY, d.meters());
        }
      }
      case FaultPlan.Replay r -> {
        // Forged picks are played in order of time: see forged().
      }
      case FaultPlan.Vessels v -> {
        // Likewise.
      }
    }
    return changed;
  }

  private void add(String kind, Site site, double from, double to, double size) {
    done.add(new Done(kind, site.name(), from, to, size));
  }

  private void blackout(FaultPlan.Blackout b, List<Site> sites) {
    for (int i = 0; i < sites.size(); i++) {
      Site s = sites.get(i);
      boolean inside = s.eastKilometers() >= b.westKilometers()
          && s.eastKilometers() <= b.eastKilometers()
          && s.kind() != SensorKind.THERMAL_SATELLITE;
      if (inside && chance.happens(b.share())) {
        double from = b.fromSeconds() + chance.between(0, b.overSeconds());
        double to = b.untilSeconds() + chance.between(0, b.overSeconds());
        uptime.order(i, new Uptime.Outage(from, to, b.isLinkOnly()));
        add(b.isLinkOnly() ? "jamming" : "blackout", s, from, to, 0);
      }
    }
  }

  private List<Integer> drawn(List<Site> sites, int count, Optional<Bank> host, SensorKind kind) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      if (sites.get(i).kind() == kind
          && (host.isEmpty() || host.get() == sites.get(i).host())) {
        all.add(i);
      }
    }
    List<Integer> some = new ArrayList<>();
    while (some.size() < count && !all.isEmpty()) {
      some.add(all.remove(chance.below(all.size())));
    }
    return some;
  }

  /** Forged reports of a plan, if it has any. */
  void forged(FaultPlan plan, List<Site> sites, double untilSeconds, Emission out) {
    switch (plan) {
      case FaultPlan.Replay r -> replay(r, sites, out);
      case FaultPlan.Vessels v -> vessels(v, untilSeconds, out);
      case FaultPlan.Blackout b -> {}
      case FaultPlan.Outage o -> {}
      case FaultPlan.ClockStep c -> {}
      case FaultPlan.Displaced d -> {}
    }
  }

  /** Each node plays its own record of an old barrage, begun within 3 s of the others' by hand. [A] */
  private void replay(FaultPlan.Replay r, List<Site> sites, Emission out) {
    List<Site> inside = sites.stream()
        .filter(s ->
            s.eastKilometers() >= r.westKilometers() && s.eastKilometers() <= r.eastKilometers())
        .toList();
    double oldEast = chance.between(r.westKilometers(), r.eastKilometers());
    double oldNorth =
        inside.stream().mapToDouble(Site::northKilometers).average().orElse(0);
    for (int k : drawn(inside, r.count(), Optional.of(r.host()), SensorKind.ACOUSTIC_NODE)) {
      Site s = inside.get(k);
      int sensor = sites.indexOf(s);
      double begun = r.fromSeconds() + chance.between(-3, 3);
      double away = StrictMath.hypot(s.eastKilometers() - oldEast, s.northKilometers() - oldNorth);
      add("replay", s, begun, begun + r.rounds() * r.intervalSeconds(), r.rounds());
      for (int round = 0; round < r.rounds(); round++) {
        double at = Math.max(0, begun + round * r.intervalSeconds() + away / 0.34);
        out.emit(at, new Observation.Pick(sensor, at, 0.012, 25, at + 1), Emission.FORGED);
      }
    }
  }

  private void vessels(FaultPlan.Vessels v, double untilSeconds, Emission out) {
    for (int i = 0; i < v.count(); i++) {
      boolean spoofed = i < v.spoofed();
      double east = v.eastKilometers() + chance.between(-15, 15);
      double north = v.northKilometers() + chance.between(-5, 5);
      double heading = chance.between(0, 2 * Math.PI);
      double phase = chance.between(0, 2 * Math.PI);
      if (spoofed) {
        done.add(new Done("vessel-spoof", "V" + (i + 1), 0, untilSeconds, 0));
      }
      for (double t = chance.between(0, v.everySeconds());
          t < untilSeconds;
          t += v.everySeconds()) {
        double turn = phase + 2 * Math.PI * t / CIRCLE_SECONDS;
        double along = KNOT_KILOMETERS_PER_SECOND * 10 * StrictMath.sin(t / 7_200) * 7_200;
        // Forged ships run identical circles at one place; true ones go to and fro.
        double x = spoofed
            ? v.eastKilometers() + CIRCLE_KILOMETERS * StrictMath.cos(turn)
            : east + along * StrictMath.sin(heading);
        double y = spoofed
            ? v.northKilometers() + CIRCLE_KILOMETERS * StrictMath.sin(turn)
            : north + along * StrictMath.cos(heading);
        long cause = spoofed ? Emission.FORGED : Emission.NOISE;
        out.emit(t, new Observation.VesselPosition(i, t, x, y, t + 1), cause);
      }
    }
  }

  /** 3 km in 4 minutes are 150 knots: no ship does that. */
  private static final double CIRCLE_KILOMETERS = 3;

  private static final double CIRCLE_SECONDS = 240;
  private static final double KNOT_KILOMETERS_PER_SECOND = 1.852 / 3600;
}
