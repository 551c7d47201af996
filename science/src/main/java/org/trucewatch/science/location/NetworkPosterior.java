// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.trucewatch.science.location.PosteriorCells.Cell;
import org.trucewatch.science.propagation.VonMises;

/**
 * Posterior of a source's place from the arrivals at single nodes, where a Gaussian would lie about it: few nodes, a line of nodes,
 * a source outside the network.
 *
 * <p>How it works. The prior is uniform per km² within the reach of every node that heard it. At a place, arrivals less travel times
 * are independent normals about the origin time, so that is integrated in closed form: with weights w = 1/σ², L = -½ (Σ w τ² - (Σ w
 * τ)² / Σ w) - ½ ln Σ w + Σ ½ ln w, and σ² = reading² + (r T)². Bearings add von Mises densities with a tenth of clutter. The square
 * about all of the prior is cut into quarters, always the heaviest cell first, each cell's mass taken from four points; while a cell
 * is coarse, its own size is added to the errors but not to their norm, so that no peak falls between points and a coarse cell looks
 * heavier than it is. At the end the masses are taken anew without
 * that, the cells that hold {@value #MASS_KEPT} of them are kept.
 *
 * <p>Plane, kilometres; a pure function. Arrivals are weighted as the robust fit left them (the weight divides the variance).
 */
public final class NetworkPosterior {
  /** Share of the mass that the cells hold. */
  public static final double MASS_KEPT = 0.995;

  /** Most cells that are made; fewer are kept. */
  public static final int CELLS_MAX = 3_000;

  /** Fewest cells that should hold the mass kept. */
  public static final int CELLS_MIN = 500;

  /** Most halvings of the first square: 400 km to 0.1 m. */
  static final int LEVELS_MAX = 22;

  private static final int FIRST_LEVEL = 4;

  /** The heaviest cell holds less than this when refining ends early. */
  private static final double CELL_MASS_MAX = 0.8 / CELLS_MIN;

  /** From a cell's centre to the points of two-point Gauss quadrature, in sides. */
  private static final double GAUSS = 0.5 / Math.sqrt(3);

  /** Divides the widening of a coarse cell: the nearest point is at most 0.35 sides from a peak, then 2 sd off over all arrivals. */
  private static final double WIDENING = 24;

  private static final double BEARING_TAIL = 0.1;
  private static final double LOG_TWO_PI = StrictMath.log(2 * StrictMath.PI);

  private final List<Arrival> arrivals;
  private final TravelTimes times;
  private final double relativePathError;
  private final double slowness;
  private final double reachKm;
  private final double west;
  private final double south;
  private final double sideKm;
  private final double smallerKm;
  private double originMean;
  private double originVariance;

  /** Seconds that a wave needs from a place in the plane to the node of an arrival. */
  public interface TravelTimes {
    /** Travel time to the node of the arrival with this index. */
    double seconds(int arrival, double eastKm, double northKm);
  }

  /**
   * One arrival.
   *
   * @param eastKm                    of its node
   * @param northKm                   of its node
   * @param timeSeconds               after the caller's epoch
   * @param readingErrorSeconds       one standard deviation of the reading
   * @param weight                    0 to 1, as a robust fit left it
   * @param azimuthRadians            where the wave came from, with the wind's bias taken out; NaN where not measured
   * @param bearingConcentration      of the azimuth, {@link VonMises}
   */
  public record Arrival(
      double eastKm,
      double northKm,
      double timeSeconds,
      double readingErrorSeconds,
      double weight,
      double azimuthRadians,
      double bearingConcentration) {
    /** Checks the numbers that would spoil a sum. */
    public Arrival {
      if (!(readingErrorSeconds > 0 && weight >= 0 && weight <= 1)) {
        throw new IllegalArgumentException("arrival with an error of " + readingErrorSeconds
            + " s and weight " + weight + ", expected more than 0, and 0 to 1");
      }
    }

    /** An arrival without a bearing. */
    public static Arrival of(double eastKm, double northKm, double timeSeconds, double error) {
      return new Arrival(eastKm, northKm, timeSeconds, error, 1, Double.NaN, 0);
    }
  }

  private NetworkPosterior(
      List<Arrival> arrivals,
      TravelTimes times,
      double relativePathError,
      double speedKmPerSecond,
      double reachKm) {
    this.arrivals = List.copyOf(arrivals);
    this.times = times;
    this.relativePathError = relativePathError;
    slowness = 1 / speedKmPerSecond;
    this.reachKm = reachKm;
    double[] east = arrivals.stream().mapToDouble(Arrival::eastKm).sorted().toArray();
    double[] north = arrivals.stream().mapToDouble(Arrival::northKm).sorted().toArray();
    double least = east[east.length - 1] - reachKm;
    double width = east[0] + reachKm - least;
    double bottom = north[north.length - 1] - reachKm;
    double height = north[0] + reachKm - bottom;
    sideKm = Math.max(width, height);
    smallerKm = Math.min(width, height);
    west = least - 0.5 * (sideKm - width);
    south = bottom - 0.5 * (sideKm - height);
  }

  /**
   * The posterior's cells.
   *
   * @param arrivals          at least 2, of which at least one has a weight
   * @param times             travel times, by index of the arrival
   * @param relativePathError one standard deviation of a travel time as a fraction of it
   * @param speedKmPerSecond  about the slowest wave's: how long a coarse cell takes to cross
   * @param reachKm           farthest that it can have been from any of the nodes; more than half of the nodes' extent
   */
  public static PosteriorCells of(
      List<Arrival> arrivals,
      TravelTimes times,
      double relativePathError,
      double speedKmPerSecond,
      double reachKm) {
    if (arrivals.size() < 2 || arrivals.stream().noneMatch(a -> a.weight() > 0)) {
      throw new IllegalArgumentException("posterior of " + arrivals.size()
          + " arrivals, expected at least 2 with a weight above 0");
    }
    var posterior =
        new NetworkPosterior(arrivals, times, relativePathError, speedKmPerSecond, reachKm);
    if (!(posterior.smallerKm > 0)) {
      throw new IllegalArgumentException("reachKm is " + reachKm
          + ", expected more than half of the extent of the nodes that heard the event");
    }
    return posterior.cells();
  }

  private record Draft(int level, int column, int row, double logMass) {}

  private PosteriorCells cells() {
    // Ties by place, so that the order of refinement is one.
    PriorityQueue<Draft> queue =
        new PriorityQueue<>(Comparator.comparingDouble((Draft d) -> -d.logMass)
            .thenComparingInt(Draft::level)
            .thenComparingInt(Draft::row)
            .thenComparingInt(Draft::column));
    int first = 1 << FIRST_LEVEL;
    List<Draft> finest = new ArrayList<>();
    for (int i = 0; i < first * first; i++) {
      queue.add(draft(FIRST_LEVEL, i % first, i / first));
    }
    double limit = logSum(queue, finest) + StrictMath.log(CELL_MASS_MAX);
    while (queue.size() + finest.size() + 3 <= CELLS_MAX && !queue.isEmpty()) {
      if (queue.peek().logMass < limit) {
        // Masses fall as peaks are resolved: the sum of now decides.
        limit = logSum(queue, finest) + StrictMath.log(CELL_MASS_MAX);
        if (queue.peek().logMass < limit) {
          break;
        }
      }
      Draft heaviest = queue.poll();
      if (heaviest.level >= LEVELS_MAX) {
        finest.add(heaviest);
        continue;
      }
      for (int quarter = 0; quarter < 4; quarter++) {
        queue.add(draft(
            heaviest.level + 1, 2 * heaviest.column + quarter % 2, 2 * heaviest.row + quarter / 2));
      }
    }
    finest.addAll(queue);
    return kept(finest);
  }

  private static double logSum(Iterable<Draft> open, Iterable<Draft> finest) {
    double most = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (Iterable<Draft> drafts : List.of(open, finest)) {
      for (Draft d : drafts) {
        if (d.logMass > most) {
          sum *= StrictMath.exp(most - d.logMass);
          most = d.logMass;
        }
        sum += d.logMass == Double.NEGATIVE_INFINITY ? 0 : StrictMath.exp(d.logMass - most);
      }
    }
    return most + StrictMath.log(sum);
  }

  private Draft draft(int level, int column, int row) {
    double side = sideKm / (1 << level);
    // A place off by a fraction of the side is off for all arrivals alike: each takes its share of
    // the square.
    double widening = slowness * side;
    double log = logMass(side, column, row, widening * widening * arrivals.size() / WIDENING);
    return new Draft(level, column, row, log);
  }

  private double logMass(double side, int column, int row, double widening) {
    double x = west + (column + 0.5) * side;
    double y = south + (row + 0.5) * side;
    double[] log = new double[4];
    double most = Double.NEGATIVE_INFINITY;
    double mean = 0;
    double variance = 0;
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double off = GAUSS * side;
      log[i] = log(x + (i % 2 == 0 ? -off : off), y + (i < 2 ? -off : off), widening);
      if (log[i] > most) {
        most = log[i];
        mean = originMean;
        variance = originVariance;
      }
    }
    for (double value : log) {
      sum += StrictMath.exp(value - most);
    }
    originMean = mean;
    originVariance = variance;
    return most == Double.NEGATIVE_INFINITY
        ? most
        : most + StrictMath.log(0.25 * sum) + 2 * StrictMath.log(side);
  }

  /** Log of the density up to a constant, the origin time integrated out. */
  private double log(double x, double y, double widening) {
    double sumW = 0;
    double sumWt = 0;
    double logs = 0;
    double product = 1;
    double bearings = 0;
    int n = arrivals.size();
    double[] tau = new double[n];
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      Arrival a = arrivals.get(i);
      double dx = x - a.eastKm();
      double dy = y - a.northKm();
      double d2 = dx * dx + dy * dy;
      if (d2 > reachKm * reachKm) {
        return Double.NEGATIVE_INFINITY;
      }
      double travel = times.seconds(i, x, y);
      double path = relativePathError * travel;
      double variance = a.readingErrorSeconds() * a.readingErrorSeconds() + path * path;
      tau[i] = a.timeSeconds() - travel;
      w[i] = a.weight() / (variance + widening);
      sumW += w[i];
      sumWt += w[i] * tau[i];
      if (a.weight() == 1) {
        product *= variance;
        if (!(product > 1e-250 && product < 1e250)) {
          logs -= 0.5 * StrictMath.log(product);
          product = 1;
        }
      } else {
        logs -= 0.5 * a.weight() * StrictMath.log(variance);
      }
      bearings += bearing(a, dx, dy, d2);
    }
    double mean = sumWt / sumW;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += w[i] * (tau[i] - mean) * (tau[i] - mean);
    }
    originMean = mean;
    originVariance = 1 / sumW;
    return -0.5 * squares + logs - 0.5 * StrictMath.log(product * sumW) + bearings;
  }

  private static double bearing(Arrival a, double dx, double dy, double d2) {
    if (Double.isNaN(a.azimuthRadians()) || !(d2 > 0)) {
      return 0;
    }
    double off = StrictMath.atan2(dx, dy) - a.azimuthRadians();
    double density =
        StrictMath.exp(VonMises.logDensity(off, a.bearingConcentration()) + LOG_TWO_PI);
    return StrictMath.log((1 - BEARING_TAIL) * density + BEARING_TAIL);
  }

  /** Masses without widening, the heaviest cells first until they hold enough. */
  private PosteriorCells kept(List<Draft> drafts) {
    Cell[] cells = new Cell[drafts.size()];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < cells.length; i++) {
      Draft d = drafts.get(i);
      double log = logMass(sideKm / (1 << d.level), d.column, d.row, 0);
      cells[i] = new Cell(d.level, d.column, d.row, log, originMean, originVariance);
      most = Math.max(most, log);
    }
    double sum = 0;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].withMass(StrictMath.exp(cells[i].mass() - most));
      sum += cells[i].mass();
    }
    double total = sum;
    Arrays.setAll(cells, i -> cells[i].withMass(cells[i].mass() / total));
    Arrays.sort(cells, Cell.DENSEST_FIRST);
    double held = 0;
    int count = 0;
    while (count < cells.length && held < MASS_KEPT) {
      held += cells[count++].mass();
    }
    return new PosteriorCells(west, south, sideKm, held, List.of(cells).subList(0, count));
  }
}
