// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.science.impulse.LineIndex;
import org.trucewatch.science.impulse.LocatedPulse;
import org.trucewatch.science.impulse.PulseTimes;

/**
 * What every node's picks are off what located pulses foresee for it, and whether one offset or one displacement explains it.
 *
 * <p>A clock that is off makes all picks late alike; a node that stands elsewhere is late from one side and early from the other. A
 * node's nearest pick to what is foreseen counts, whether or not the associator took it, as a node that is off falls out of events.
 */
final class Residuals {
  /** Picks this far from what is foreseen are looked at, s: a clock's step of a second or a kilometre. */
  private static final double LOOK_SECONDS = 3;

  /** Fewest picks of a pulse whose foresight is used, and most of its misfit. */
  private static final int PULSE_PICKS_MIN = 8;

  private static final double MISFIT_MAX = 4;

  /** Fewest pulses that a node is judged by. */
  static final int PULSES_MIN = 5;

  /** Bearings must spread so much, as a share of all round, before a displacement is told from an offset. */
  private static final double SPREAD_MIN = 0.15;

  /** Of the distance, what foresight is off by itself as a share of the time, at the least. */
  private static final double PATH_SHARE = 0.005;

  private static final double SOUND_KILOMETERS_PER_SECOND = 0.34;

  /** In a crowd the nearest pick may be another round's: with more than these within the time, none is taken. */
  private static final double CROWD_SECONDS = 15;

  private static final int CROWD_PICKS_MAX = 3;

  /** Share of a node's residuals that one fault must explain within three standard deviations. */
  private static final double EXPLAINED_SHARE = 0.7;

  /** Smallest fault that is told, s and km: below it, it does no harm. */
  private static final double OFFSET_MIN = 0.15;

  private static final double AWAY_MIN = 0.1;

  private final LineIndex index;
  private final Map<Long, String> takenBy = new HashMap<>();
  private final List<List<Residual>> byNode = new ArrayList<>();

  private record Residual(
      double at, double late, double sd, double unitEast, double unitNorth, double travel) {}

  Residuals(List<LocatedPulse> pulses, LineIndex index) {
    this.index = index;
    for (int i = 0; i < index.record().sensors().size(); i++) {
      byNode.add(new ArrayList<>());
    }
    for (LocatedPulse pulse : pulses) {
      pulse.picks().forEach(n -> takenBy.put(n, pulse.eventId()));
    }
    for (LocatedPulse pulse : pulses) {
      PulseTimes times = PulseTimes.of(pulse, index);
      if (times.picks() >= PULSE_PICKS_MIN && times.misfit() < MISFIT_MAX) {
        add(pulse, times);
      }
    }
  }

  private void add(LocatedPulse pulse, PulseTimes times) {
    double far = 0;
    for (long number : pulse.picks()) {
      if (index.observation(number) instanceof Observation.Pick p) {
        far = Math.max(far, away(pulse, index.record().sensors().get(p.sensor())));
      }
    }
    index.nodesWithin(pulse.eastKilometers(), pulse.northKilometers(), far, (node, km) -> {
      Sensor s = index.record().sensors().get(node);
      double foreseen = times.arrivalSeconds(s.eastKilometers(), s.northKilometers());
      int best = nearest(node, foreseen, pulse.eventId());
      if (best >= 0 && km > 0.5) {
        Observation.Pick p = index.pick(node, best);
        double travel = km / SOUND_KILOMETERS_PER_SECOND;
        double path = PATH_SHARE * travel;
        byNode
            .get(node)
            .add(new Residual(
                pulse.seconds(),
                p.seconds() - foreseen,
                Math.sqrt(p.sigmaSeconds() * p.sigmaSeconds() + path * path + 0.02 * 0.02),
                (s.eastKilometers() - pulse.eastKilometers()) / km,
                (s.northKilometers() - pulse.northKilometers()) / km,
                travel));
      }
    });
  }

  private static double away(LocatedPulse pulse, Sensor s) {
    double x = s.eastKilometers() - pulse.eastKilometers();
    double y = s.northKilometers() - pulse.northKilometers();
    return Math.sqrt(x * x + y * y);
  }

  private int nearest(int node, double seconds, String eventId) {
    double[] times = index.pickSeconds(node);
    int crowd = index.firstPick(node, seconds + CROWD_SECONDS)
        - index.firstPick(node, seconds - CROWD_SECONDS);
    if (crowd > CROWD_PICKS_MAX) {
      return -1;
    }
    int best = -1;
    for (int k = index.firstPick(node, seconds - LOOK_SECONDS);
        k < times.length && times[k] <= seconds + LOOK_SECONDS;
        k++) {
      // A pick of another pulse is no pick of this one, however steady the time between the two.
      boolean isFree = eventId.equals(takenBy.getOrDefault(index.pickNumber(node, k), eventId));
      if (!isFree) {
        continue;
      }
      if (best < 0 || Math.abs(times[k] - seconds) < Math.abs(times[best] - seconds)) {
        best = k;
      }
    }
    return best;
  }

  /** Flags of all nodes; {@code nodes} are tested at once, which the probability counts. */
  List<SensorFlag> flags() {
    double scale = scale();
    List<SensorFlag> flags = new ArrayList<>();
    for (int node = 0; node < byNode.size(); node++) {
      List<Residual> mine = byNode.get(node);
      if (mine.size() >= PULSES_MIN) {
        SensorFlag flag = flag(node, mine, scale);
        if (flag != null) {
          flags.add(flag);
        }
      }
    }
    return flags;
  }

  /** By how much residuals scatter more than foreseen: from their median over all nodes, at least 1. */
  private double scale() {
    double[] all = byNode.stream()
        .flatMap(List::stream)
        .mapToDouble(r -> Math.abs(r.late / r.sd))
        .sorted()
        .toArray();
    return all.length == 0 ? 1 : Math.max(1, all[all.length / 2] / 0.6745);
  }

  private @Nullable SensorFlag flag(int node, List<Residual> mine, double scale) {
    double[] offset = fit(mine, scale, false);
    double[] moved = fit(mine, scale, true);
    double tested =
        Math.max(1, byNode.stream().filter(r -> r.size() >= PULSES_MIN).count());
    double chanceOffset = Math.min(1, tested * 2 * Tails.chiSquareOfTwo(Math.max(0, offset[3])));
    double chanceMoved = Math.min(1, tested * 2 * Tails.chiSquareOfTwo(Math.max(0, moved[3])));
    boolean isMoved = spread(mine) > SPREAD_MIN && moved[3] > offset[3];
    double chance = isMoved ? chanceMoved : chanceOffset;
    double size = isMoved ? StrictMath.hypot(moved[0], moved[1]) : Math.abs(offset[2]);
    boolean isSmall = size < (isMoved ? AWAY_MIN : OFFSET_MIN);
    if (chance > SensorWatch.PROBABILITY_MAX
        || isSmall
        || explained(mine, isMoved ? moved : offset, scale) < EXPLAINED_SHARE) {
      return null;
    }
    String reason = isMoved
        ? String.format(
            Locale.ROOT,
            "its times of %d pulses from several sides fit a place %.0f m from the one stated",
            mine.size(),
            1000 * size)
        : String.format(
            Locale.ROOT,
            "its times of %d pulses are off by %+.2f s, where other nodes agree",
            mine.size(),
            offset[2]);
    return new SensorFlag(
        node,
        index.record().fromSeconds(),
        Double.POSITIVE_INFINITY,
        isMoved ? SensorFlag.What.PLACE : SensorFlag.What.TIMES,
        chance,
        reason);
  }

  private static double explained(List<Residual> mine, double[] fit, double scale) {
    long inside = mine.stream()
        .filter(r -> Math.abs(r.late - lateness(r, fit)) < 3 * scale * r.sd)
        .count();
    return (double) inside / mine.size();
  }

  /** How much bearings to sources spread: 0 all alike, 1 all round. */
  private static double spread(List<Residual> mine) {
    double east = mine.stream().mapToDouble(Residual::unitEast).average().orElse(0);
    double north = mine.stream().mapToDouble(Residual::unitNorth).average().orElse(0);
    return 1 - StrictMath.hypot(east, north);
  }

  /** East and north of a displacement (km), offset (s), and by how much the misfit shrinks; robust. */
  private static double[] fit(List<Residual> mine, double scale, boolean isMoved) {
    double[] sorted = mine.stream()
        .sorted(Comparator.comparingDouble(Residual::late))
        .mapToDouble(Residual::late)
        .toArray();
    double[] x = {0, 0, isMoved ? 0 : sorted[sorted.length / 2]};
    double gain = 0;
    for (int i = 0; i < 10; i++) {
      double[] sums = new double[5];
      for (Residual r : mine) {
        double left = r.late - lateness(r, x);
        double sd = r.sd * scale;
        double w = Math.min(1, 2 / Math.max(1e-9, Math.abs(left) / sd)) / (sd * sd);
        double e = r.unitEast / SOUND_KILOMETERS_PER_SECOND;
        double n = r.unitNorth / SOUND_KILOMETERS_PER_SECOND;
        sums[0] += w * e * e;
        sums[1] += w * e * n;
        sums[2] += w * n * n;
        sums[3] += w * e * r.late;
        sums[4] += w * n * r.late;
      }
      if (isMoved) {
        double ee = sums[0] + 0.01;
        double nn = sums[2] + 0.01;
        double d = ee * nn - sums[1] * sums[1];
        x[0] = (nn * sums[3] - sums[1] * sums[4]) / d;
        x[1] = (ee * sums[4] - sums[1] * sums[3]) / d;
      } else {
        x[2] = weightedOffset(mine, scale, x[2]);
      }
    }
    for (Residual r : mine) {
      double sd = r.sd * scale;
      gain += loss(r.late / sd) - loss((r.late - lateness(r, x)) / sd);
    }
    return new double[] {x[0], x[1], x[2], gain};
  }

  private static double lateness(Residual r, double[] x) {
    return x[2] + (x[0] * r.unitEast + x[1] * r.unitNorth) / SOUND_KILOMETERS_PER_SECOND;
  }

  private static double weightedOffset(List<Residual> mine, double scale, double now) {
    double sum = 0;
    double weights = 0;
    for (Residual r : mine) {
      double sd = r.sd * scale;
      double w = Math.min(1, 2 / Math.max(1e-9, Math.abs(r.late - now) / sd)) / (sd * sd);
      sum += w * r.late;
      weights += w;
    }
    return sum / weights;
  }

  /** Huber's loss, as a chi-square: one wild pick proves little. */
  private static double loss(double z) {
    double a = Math.abs(z);
    return a <= 2 ? a * a : 4 * a - 4;
  }
}
