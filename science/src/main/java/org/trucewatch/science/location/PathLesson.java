// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.location.PathModel.Correction;
import org.trucewatch.science.location.PathModel.Learnt;
import org.trucewatch.science.location.PathModel.Widening;
import org.trucewatch.science.location.PhaseLocation.Found;

/**
 * Learns what to add to the travel times of a reference Earth from events whose places are known.
 *
 * <p>What is observed minus what the reference says is origin time of the event plus correction of the path plus error. Origin times
 * need not be known: rows and columns of that table are made free of their medians in turn (median polish, J. Tukey, Exploratory
 * Data Analysis, 1977, chapter 11), which a wrong arrival does not move. What then stands out by more than
 * {@link #OUTLIER_SIGMAS} is left out, and the same is done with means and with a plane over the places for each path
 * ({@link PathPlane}), because what medians leave over is too small by far: they pass through some of the data.
 *
 * <p>The error of a path is the root of its mean square, counted with what was taken out of it. Whether ellipses made
 * with these errors hold the truth is then tried on the known events themselves: each is located with what all others teach, and
 * again with what those teach that are not its neighbours. Events that lie as near the taught ones as the nearer half of the trials
 * are widened by the conformal quantile of 90 % of those trials, all others by that of the farther half (split-conformal by class:
 * J. Lei et al., Distribution-free predictive inference for regression, JASA 113, 1094-1111, 2018). Without the second class, ground
 * that no known event stood on gave ellipses that held the truth in 0.81 of cases. Errors are never narrowed.
 */
public final class PathLesson {
  private static final int POLISHES = 60;

  /** Of a normal error, per median absolute deviation. */
  private static final double SIGMA_PER_DEVIATION = 1.4826;

  /** Beyond this an arrival teaches nothing. The median's residuals are too small, so it is more than the locator's limit. */
  static final double OUTLIER_SIGMAS = 8;

  /** No path repeats better than this, s: half a sample of a 100 Hz recorder. Waveforms compare better than clocks of different stations do. */
  private static final double SCATTER_SECONDS_MIN = 0.005;

  /** Fewest events that teach a path's scatter. */
  static final int EVENTS_MIN = 5;

  /** Fewest trials of which a quantile of 90 % is taken; their largest stands for it below 19. */
  private static final int TRIALS_MIN = 9;

  /** With every event, this part of the others, the nearest, is left out in a second trial. */
  private static final int NEIGHBOURHOOD_SHARE = 3;

  private static final double HOLDS = 0.9;
  private static final double CHI_SQUARED_90 = 4.605170185988092;

  private PathLesson() {}

  /**
   * One event whose place is known.
   *
   * @param place surveyed
   * @param arrivals of it
   */
  public record KnownEvent(GeoPoint place, List<PhaseArrival> arrivals) {
    public KnownEvent {
      arrivals = List.copyOf(arrivals);
    }
  }

  /** Corrections of every path that enough events have; the order of the events does not matter but for the last bits. */
  public static Learnt learn(PhaseLocator locator, List<KnownEvent> events) {
    Learnt learnt = corrections(locator, events);
    List<Trial> trials = new ArrayList<>();
    for (KnownEvent event : events) {
      for (int near : new int[] {0, events.size() / NEIGHBOURHOOD_SHARE}) {
        trial(locator, event, others(events, event, near)).ifPresent(trials::add);
      }
    }
    double border =
        PhaseLocator.median(trials.stream().mapToDouble(Trial::remoteness).toArray());
    double among = factor(trials.stream().filter(t -> t.remoteness <= border).toList());
    double beside = factor(trials.stream().filter(t -> t.remoteness > border).toList());
    return new Learnt(
        learnt.middle(),
        learnt.byPath(),
        new Widening(
            events.stream().map(KnownEvent::place).toList(),
            border,
            among,
            Math.max(among, beside)));
  }

  /** A known event located with what some others teach: how far those are, and the square of the normalised error. */
  private record Trial(double remoteness, double squareOff) {}

  private static Optional<Trial> trial(
      PhaseLocator locator, KnownEvent event, List<KnownEvent> others) {
    List<GeoPoint> places = others.stream().map(KnownEvent::place).toList();
    return locator.locate(event.arrivals(), corrections(locator, others)) instanceof Found found
        ? Optional.of(
            new Trial(Widening.remoteness(event.place(), places), squareOff(event.place(), found)))
        : Optional.empty();
  }

  /** All events but one and the nearest to it. */
  private static List<KnownEvent> others(List<KnownEvent> events, KnownEvent event, int nearest) {
    return events.stream()
        .filter(e -> e != event)
        .sorted(Comparator.comparingDouble(
            e -> GroundLine.geodesic(event.place(), e.place()).kilometers()))
        .skip(nearest)
        .toList();
  }

  /** Factor of the variance with which 90 % of the trials would have held the truth; never under 1. */
  private static double factor(List<Trial> trials) {
    if (trials.size() < TRIALS_MIN) {
      return 1;
    }
    double[] sorted = trials.stream().mapToDouble(Trial::squareOff).sorted().toArray();
    int rank = Math.min(sorted.length, (int) Math.ceil(HOLDS * (sorted.length + 1)));
    return Math.max(1, sorted[rank - 1] / CHI_SQUARED_90);
  }

  /** Square of the normalised distance of a place from what was found. */
  static double squareOff(GeoPoint place, Found found) {
    GroundLine line = GroundLine.geodesic(found.place(), place);
    double e = line.kilometers() * StrictMath.sin(line.azimuthRadians());
    double n = line.kilometers() * StrictMath.cos(line.azimuthRadians());
    Symmetric2 c = found.covarianceKilometers2().inverse();
    return c.ee() * e * e + 2 * c.en() * e * n + c.nn() * n * n;
  }

  private static Learnt corrections(PhaseLocator locator, List<KnownEvent> events) {
    Map<String, double[]> left = new TreeMap<>();
    Map<String, Double> slowness = new TreeMap<>();
    for (int e = 0; e < events.size(); e++) {
      for (PhaseArrival arrival : events.get(e).arrivals()) {
        double[] row = left.computeIfAbsent(arrival.path(), k -> nothing(events.size()));
        row[e] = arrival.timeSeconds() - locator.seconds(arrival, events.get(e).place());
        slowness.put(arrival.path(), locator.slowness(arrival, events.get(e).place()));
      }
    }
    left.values().removeIf(row -> present(row).length < EVENTS_MIN);
    Map<String, double[]> rest = new TreeMap<>();
    left.forEach((path, row) -> rest.put(path, row.clone()));
    polish(rest, events.size());
    left.forEach((path, row) -> leaveOut(row, rest.getOrDefault(path, row)));
    GeodesicPlane plane =
        GeodesicPlane.about(events.stream().map(KnownEvent::place).toList());
    double[][] places =
        events.stream().map(e -> plane.kilometers(e.place())).toArray(double[][]::new);
    return new Learnt(plane.origin(), planes(left, slowness, places));
  }

  /** Origin times and planes in turn. */
  private static Map<String, Correction> planes(
      Map<String, double[]> observed, Map<String, Double> slowness, double[][] places) {
    Map<String, Correction> learnt = new TreeMap<>();
    double[] origins = new double[places.length];
    for (int i = 0; i < POLISHES; i++) {
      for (int e = 0; e < places.length; e++) {
        origins[e] = originOf(e, observed, learnt, places[e]);
      }
      observed.forEach((path, row) -> {
        double[] values = row.clone();
        for (int e = 0; e < values.length; e++) {
          values[e] -= origins[e];
        }
        double error = error(learnt, path);
        double paths = observed.size();
        learnt.put(
            path,
            PathPlane.fit(
                places,
                values,
                SLOWNESS_ERROR * slowness.getOrDefault(path, 0.0),
                error,
                SCATTER_SECONDS_MIN,
                paths / Math.max(1, paths - 1)));
      });
    }
    return learnt;
  }

  private static double error(Map<String, Correction> learnt, String path) {
    Correction correction = learnt.get(path);
    return correction == null ? FIRST_ERROR_SECONDS : correction.errorSeconds();
  }

  private static double originOf(
      int event, Map<String, double[]> observed, Map<String, Correction> learnt, double[] place) {
    double sum = 0;
    double weights = 0;
    for (Map.Entry<String, double[]> row : observed.entrySet()) {
      double value = row.getValue()[event];
      if (Double.isFinite(value)) {
        Correction correction = learnt.get(row.getKey());
        sum += value - (correction == null ? 0 : correction.at(place));
        weights++;
      }
    }
    return weights == 0 ? 0 : sum / weights;
  }

  /** Where to start: a hundredth of a second, a good reading. */
  private static final double FIRST_ERROR_SECONDS = 0.01;

  /**
   * How far the slowness of a first arrival is off, fraction of it, one standard deviation by component: at these distances crustal
   * and mantle branches, 6.2 and 8 km/s, take turns as the first.
   */
  static final double SLOWNESS_ERROR = 0.15;

  private static double[] nothing(int events) {
    double[] row = new double[events];
    Arrays.fill(row, Double.NaN);
    return row;
  }

  private static double[] present(double[] row) {
    return Arrays.stream(row).filter(Double::isFinite).toArray();
  }

  private static void leaveOut(double[] row, double[] rest) {
    double[] sizes = Arrays.stream(present(rest)).map(Math::abs).toArray();
    double scatter =
        Math.max(SCATTER_SECONDS_MIN, SIGMA_PER_DEVIATION * PhaseLocator.median(sizes));
    for (int e = 0; e < row.length; e++) {
      row[e] = Math.abs(rest[e]) > OUTLIER_SIGMAS * scatter ? Double.NaN : row[e];
    }
  }

  private static void polish(Map<String, double[]> left, int events) {
    for (int i = 0; i < POLISHES; i++) {
      for (int e = 0; e < events; e++) {
        int event = e;
        double[] column =
            present(left.values().stream().mapToDouble(row -> row[event]).toArray());
        if (column.length > 0) {
          double origin = PhaseLocator.median(column);
          left.values().forEach(row -> row[event] -= origin);
        }
      }
      for (double[] row : left.values()) {
        double correction = PhaseLocator.median(present(row));
        for (int e = 0; e < events; e++) {
          row[e] -= correction;
        }
      }
    }
  }
}
