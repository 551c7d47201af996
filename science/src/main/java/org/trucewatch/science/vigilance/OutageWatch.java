// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.science.impulse.LineIndex;
import org.trucewatch.science.impulse.LineRecord;

/**
 * Tells outages that belong together from those that come alone.
 *
 * <p>A sensor that fails by itself does so at a rate of its own; windows of several lengths of line and of time slide over all that
 * ceased to answer, and what a window holds is compared with a Poisson count at that rate. The rate is that of cheap nodes before
 * anything is seen, 1 in 23 days (shared design, physics, section 6), and learnt from the record outside the window: at its upper
 * end, so that a network in poor repair raises no alarm by itself. The probability is multiplied by the number of windows that could
 * have been looked at. What ceased before the record began is a state, not an event.
 */
public final class OutageWatch {
  /** Alert below this probability by chance, after correction. */
  public static final double PROBABILITY_MAX = 1e-4;

  private static final double[] WINDOW_SECONDS = {1_800, 3_600, 7_200, 14_400};
  private static final double[] WINDOW_KILOMETERS = {15, 30, 60, 120};

  /** Fewest sensors of an alert. */
  private static final int DOWN_MIN = 4;

  /** Time between failures of a cheap node, s. */
  private static final double BETWEEN_SECONDS = 23 * 86_400.0;

  /** Changes within this of the record's begin tell the state at its begin. */
  private static final double BEGIN_SECONDS = 60;

  /** Windows are counted as this many independent ones per length, along and in time each. Assumed, on the safe side. */
  private static final double OVERLAP = 4;

  private static final int ALERTS_MAX = 20;

  private record Loss(int sensor, double east, double seconds, double back) {}

  /** Where the line of these sensors begins and ends, and the span. */
  private record Frame(
      List<Sensor> sensors, double[] eastSorted, double length, double from, double to) {
    int standing(double from, double to) {
      return firstFrom(Math.nextUp(to)) - firstFrom(from);
    }

    private int firstFrom(double east) {
      int row = Arrays.binarySearch(eastSorted, east);
      while (row > 0 && eastSorted[row - 1] == east) {
        row--; // One of several at this place was found.
      }
      return row < 0 ? -1 - row : row;
    }
  }

  private record Window(double east, double length, double seconds, double lasts, double chance) {
    boolean holds(Loss l) {
      return l.east >= east
          && l.east <= east + length
          && l.seconds >= seconds
          && l.seconds <= seconds + lasts;
    }
  }

  /** Alerts, by time and stretch. */
  public List<OutageAlert> alerts(LineRecord record) {
    LineIndex index = LineIndex.of(record);
    Frame frame = frame(record);
    List<Loss> losses = losses(index);
    List<OutageAlert> alerts = new ArrayList<>();
    while (alerts.size() < ALERTS_MAX) {
      Window best = best(losses, frame);
      if (best == null || best.chance >= PROBABILITY_MAX) {
        break;
      }
      List<Loss> inside = losses.stream().filter(best::holds).toList();
      alerts.add(alert(best, inside, frame));
      losses = losses.stream().filter(l -> !belongs(l, inside)).toList();
    }
    alerts.sort(Comparator.comparingDouble(OutageAlert::fromSeconds)
        .thenComparingDouble(OutageAlert::fromKilometers));
    return alerts;
  }

  private static Frame frame(LineRecord record) {
    double[] east =
        record.sensors().stream().mapToDouble(Sensor::eastKilometers).sorted().toArray();
    double length = east.length == 0 ? 0 : east[east.length - 1] - east[0];
    return new Frame(
        record.sensors(), east, Math.max(length, 1), record.fromSeconds(), record.toSeconds());
  }

  private static List<Loss> losses(LineIndex index) {
    LineRecord record = index.record();
    List<Loss> losses = new ArrayList<>();
    for (int s = 0; s < record.sensors().size(); s++) {
      double[] changes = index.changeSeconds(s);
      for (int i = 0; i < changes.length; i++) {
        boolean wasUp = i == 0 || index.isChangeUp(s, i - 1);
        if (wasUp && !index.isChangeUp(s, i) && changes[i] > record.fromSeconds() + BEGIN_SECONDS) {
          double back = i + 1 < changes.length ? changes[i + 1] : record.toSeconds();
          losses.add(new Loss(s, record.sensors().get(s).eastKilometers(), changes[i], back));
        }
      }
    }
    losses.sort(Comparator.comparingDouble(Loss::seconds)
        .thenComparingDouble(Loss::east)
        .thenComparingInt(Loss::sensor));
    return losses;
  }

  /** A loss at the time and among the places of an alert is told with it. */
  private static boolean belongs(Loss l, List<Loss> inside) {
    double west = inside.stream().mapToDouble(Loss::east).min().orElse(0);
    double east = inside.stream().mapToDouble(Loss::east).max().orElse(0);
    double first = inside.stream().mapToDouble(Loss::seconds).min().orElse(0);
    double last = inside.stream().mapToDouble(Loss::seconds).max().orElse(0);
    return l.east >= west - 5
        && l.east <= east + 5
        && l.seconds >= first - 3_600
        && l.seconds <= last + 3_600;
  }

  private static OutageAlert alert(Window window, List<Loss> inside, Frame frame) {
    double west = inside.stream().mapToDouble(Loss::east).min().orElse(0);
    double east = inside.stream().mapToDouble(Loss::east).max().orElse(0);
    return new OutageAlert(
        west,
        east,
        inside.stream().mapToDouble(Loss::seconds).min().orElse(0),
        inside.stream().mapToDouble(Loss::back).max().orElse(0),
        (int) inside.stream().mapToInt(Loss::sensor).distinct().count(),
        frame.standing(west, east),
        window.chance);
  }

  /** The window that chance explains least, beginning at a loss in time and at a loss along the line. */
  private static @Nullable Window best(List<Loss> losses, Frame frame) {
    Window best = null;
    for (double lasts : WINDOW_SECONDS) {
      for (int i = 0; i < losses.size(); i++) {
        double start = losses.get(i).seconds;
        List<Loss> soon = new ArrayList<>();
        for (int k = i; k < losses.size() && losses.get(k).seconds <= start + lasts; k++) {
          soon.add(losses.get(k));
        }
        if (soon.size() >= DOWN_MIN) {
          best = better(best, bestAlong(soon, losses.size(), start, lasts, frame));
        }
      }
    }
    return best;
  }

  private static @Nullable Window bestAlong(
      List<Loss> soon, int losses, double start, double lasts, Frame frame) {
    Window best = null;
    double[] places = soon.stream().mapToDouble(Loss::east).sorted().toArray();
    for (double length : WINDOW_KILOMETERS) {
      for (int i = 0; i < places.length; i++) {
        int count = 0;
        for (int k = i; k < places.length && places[k] <= places[i] + length; k++) {
          count++;
        }
        if (count >= DOWN_MIN) {
          double chance = chance(count, losses - count, places[i], length, lasts, frame);
          best = better(best, new Window(places[i], length, start, lasts, chance));
        }
      }
    }
    return best;
  }

  private static @Nullable Window better(@Nullable Window a, @Nullable Window b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.chance < a.chance ? b : a;
  }

  private static double chance(
      int count, int others, double from, double length, double lasts, Frame frame) {
    double span = Math.max(1, frame.to - frame.from);
    double watched = span * frame.sensors.size();
    // Others and a margin of two standard deviations, beside one failure in the usual time.
    double rate = (1 + others + 2 * Math.sqrt(others)) / (BETWEEN_SECONDS + watched);
    rate = Math.max(rate, 1 / BETWEEN_SECONDS);
    double expected = rate * lasts * frame.standing(from, from + length);
    double windows = OVERLAP
        * Math.max(1, span / lasts)
        * OVERLAP
        * Math.max(1, frame.length / length)
        * WINDOW_SECONDS.length
        * WINDOW_KILOMETERS.length;
    return Math.min(1, windows * Tails.poisson(count, expected));
  }
}
