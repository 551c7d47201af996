// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.impulse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import org.trucewatch.domain.line.Sensor;

/**
 * Fronts that sweep over the ground faster than sound, as the boom of a supersonic flight does. A point source sends a circle that
 * crosses the ground at the speed of sound; the carpet of a boom crosses it at the flight's speed, along a line, and later to either
 * side. Where the picks about a pulse, its own and those that it leaves over, fit such a front far better than a point, the pulse is
 * no explosion. Law of the carpet: W. D. Hayes's cone, in steady air.
 */
final class FrontSearch {
  /** Picks are gathered so far from a pulse and so long about it: a carpet is 30 to 80 km wide (physics 7.3). */
  private static final double KILOMETERS = 45;

  private static final double SECONDS = 130;

  /** A front must explain so many nodes beside the pulse's own, and in all so many times as many. */
  private static final int NODES_MIN = 15;

  private static final double TIMES_MORE = 2;

  /** More than so many picks about a pulse are a crowd, in which a front would be found by chance. */
  private static final int CROWD = 600;

  private static final double[] MACHS = {1.1, 1.17, 1.25, 1.33, 1.42, 1.52, 1.65, 1.8, 2.0};
  private static final int HEADINGS = 120;
  private static final double ASIDE_KILOMETERS = 6;
  private static final double HEIGHT_KILOMETERS = 11;
  private static final double COARSE_SECONDS = 2.5;
  private static final double FINE_SECONDS = 0.8;
  private static final int REFINEMENTS = 60;

  private final List<LocatedPulse> pulses;
  private final LineIndex index;
  private final String[] reasons;

  private record Arrival(long number, int node, double east, double north, double seconds) {}

  /** Heading, Mach number, how far the flight's track passes aside of the middle, and its height. */
  private record Front(double heading, double mach, double aside, double height) {
    double lag(double east, double north, double sound) {
      double sine = StrictMath.sin(heading);
      double cosine = StrictMath.cos(heading);
      double along = east * sine + north * cosine;
      double across = east * cosine - north * sine - aside;
      double miss = Math.sqrt(across * across + height * height);
      return (along / mach + miss * Math.sqrt(1 - 1 / (mach * mach))) / sound;
    }
  }

  /** The front, how many picks it meets, and from which second on. */
  private record Fit(Front front, int count, double from) {}

  /** @param isCandidate which pulses, by index, may be fronts at all */
  FrontSearch(List<LocatedPulse> pulses, LineIndex index, IntPredicate isCandidate) {
    this.pulses = pulses;
    this.index = index;
    this.reasons = new String[pulses.size()];
    Arrays.fill(reasons, "");
    for (int i = 0; i < pulses.size(); i++) {
      if (reasons[i].isEmpty() && isCandidate.test(i)) {
        search(i, isCandidate);
      }
    }
  }

  boolean isFront(int pulse) {
    return !reasons[pulse].isEmpty();
  }

  String reason(int pulse) {
    return reasons[pulse];
  }

  private void search(int i, IntPredicate isCandidate) {
    LocatedPulse pulse = pulses.get(i);
    List<Arrival> around = around(pulse);
    if (around.size() < TIMES_MORE * pulse.picks().size() + NODES_MIN / 2.0
        || around.size() < NODES_MIN
        || around.size() > CROWD) {
      return;
    }
    Fit fit = refined(coarse(around), around);
    Set<Long> met = new HashSet<>();
    Set<Integer> nodes = new HashSet<>();
    for (Arrival a : around) {
      double left = a.seconds - lag(fit.front, a) - fit.from;
      if (left >= 0 && left <= 2 * FINE_SECONDS) {
        met.add(a.number);
        nodes.add(a.node);
      }
    }
    long own = pulse.picks().stream().filter(met::contains).count();
    if (nodes.size() - own < NODES_MIN
        || nodes.size() < TIMES_MORE * pulse.picks().size()) {
      return;
    }
    String reason = String.format(
        Locale.ROOT,
        "%d nodes heard a front that crossed the ground at %.2f times the speed of sound, as a supersonic flight's; a point"
            + " source explains %d",
        nodes.size(),
        fit.front.mach,
        pulse.picks().size());
    for (int k = 0; k < pulses.size(); k++) {
      List<Long> picks = pulses.get(k).picks();
      long shared = picks.stream().filter(met::contains).count();
      if (isCandidate.test(k) && (k == i || 2 * shared >= picks.size())) {
        reasons[k] = reason;
      }
    }
  }

  private double lag(Front front, Arrival a) {
    return front.lag(a.east, a.north, index.record().soundKilometersPerSecond());
  }

  /** Picks about a pulse; places are from the pulse. */
  private List<Arrival> around(LocatedPulse pulse) {
    List<Arrival> all = new ArrayList<>();
    LineRecord record = index.record();
    index.nodesWithin(pulse.eastKilometers(), pulse.northKilometers(), KILOMETERS, (node, km) -> {
      double[] times = index.pickSeconds(node);
      Sensor s = record.sensors().get(node);
      for (int k = index.firstPick(node, pulse.seconds() - SECONDS);
          k < times.length && times[k] <= pulse.seconds() + SECONDS;
          k++) {
        all.add(new Arrival(
            index.pickNumber(node, k),
            node,
            s.eastKilometers() - pulse.eastKilometers(),
            s.northKilometers() - pulse.northKilometers(),
            times[k]));
      }
    });
    return all;
  }

  private Fit coarse(List<Arrival> around) {
    Fit best = new Fit(new Front(0, MACHS[0], 0, HEIGHT_KILOMETERS), 0, 0);
    for (int h = 0; h < HEADINGS; h++) {
      for (double mach : MACHS) {
        for (double aside = -KILOMETERS; aside <= KILOMETERS; aside += ASIDE_KILOMETERS) {
          Fit fit = fit(
              new Front(2 * Math.PI * h / HEADINGS, mach, aside, HEIGHT_KILOMETERS),
              around,
              COARSE_SECONDS);
          best = fit.count > best.count ? fit : best;
        }
      }
    }
    return best;
  }

  /** The most picks within a span of time after the front's lag is taken off. */
  private Fit fit(Front front, List<Arrival> around, double tolerance) {
    double[] left = new double[around.size()];
    for (int i = 0; i < left.length; i++) {
      left[i] = around.get(i).seconds - lag(front, around.get(i));
    }
    Arrays.sort(left);
    int most = 0;
    double from = 0;
    int low = 0;
    for (int high = 0; high < left.length; high++) {
      while (left[high] - left[low] > 2 * tolerance) {
        low++;
      }
      if (high - low + 1 > most) {
        most = high - low + 1;
        from = left[low];
      }
    }
    return new Fit(front, most, from);
  }

  /** Steps of each parameter in turn, smaller and smaller, with a tolerance that narrows. */
  private Fit refined(Fit start, List<Arrival> around) {
    double[] steps = {Math.PI / HEADINGS, 0.04, ASIDE_KILOMETERS / 2, 1.5};
    Fit best = start;
    for (int i = 0; i < REFINEMENTS; i++) {
      double share = StrictMath.pow(0.94, i);
      double tolerance = FINE_SECONDS + (COARSE_SECONDS - FINE_SECONDS) * share;
      best = fit(best.front, around, tolerance);
      for (int sign = -1; sign <= 1; sign += 2) {
        for (int k = 0; k < steps.length; k++) {
          double d = sign * steps[k] * share;
          Front f = best.front;
          Front next = new Front(
              f.heading + (k == 0 ? d : 0),
              Math.max(1.03, f.mach + (k == 1 ? d : 0)),
              f.aside + (k == 2 ? d : 0),
              Math.max(1, f.height + (k == 3 ? d : 0)));
          Fit fit = fit(next, around, tolerance);
          best = fit.count > best.count ? fit : best;
        }
      }
    }
    return fit(best.front, around, FINE_SECONDS);
  }
}
