// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Posterior of the source's place on equal square cells, refined where the mass is.
 *
 * <p>How it works. The plane about the arrays' middle is cut into {@value #FIRST_SIDE} by {@value #FIRST_SIDE} cells. Each
 * level keeps the cells that hold all but {@value #MASS_DROPPED} of the mass, under a likelihood widened by the cell's size,
 * and quarters them; it ends when the cells suffice for the regions asked for. The coarse levels measure on the sphere; the
 * last, not widened, on the ellipsoid. Prior: uniform per area inside the largest range from every array. Mass off the grid is
 * at most {@value #MASS_DROPPED} a level.
 */
final class PosteriorGrid {
  static final int FIRST_SIDE = 64;
  static final double MASS_DROPPED = 5e-5;

  /** Most levels: cells of 1500 km / 32 / 2^12 = 11 m. */
  static final int LEVELS_MAX = 12;

  /** Most arrays in one location; bounds its cost. */
  static final int ARRAYS_MAX = 64;

  private static final int COARSE_STEPS = 32;
  private static final int FINE_STEPS = 96;

  private final GeodesicPlane plane;
  private final double sideKilometers;
  private final List<Cell> cells;
  private final double logEvidence;

  /**
   * One cell.
   *
   * @param column of the last level's lattice, cell centre at (column + 0.5) sides
   * @param row likewise
   * @param weight log likelihood until normalised, then mass
   */
  record Cell(int column, int row, double weight, double originMean, double originVariance) {}

  private PosteriorGrid(GeodesicPlane plane, double side, List<Cell> cells, double logEvidence) {
    this.plane = plane;
    this.sideKilometers = side;
    this.cells = cells;
    this.logEvidence = logEvidence;
  }

  /** The posterior of these arrivals; empty of cells where no place is possible. */
  static PosteriorGrid of(List<ArrayGroup> arrays, LocatorSettings settings, Precision precision) {
    GeodesicPlane plane = new GeodesicPlane(middle(arrays));
    double range = settings.rangeMaxKilometers();
    double side = 2 * range / FIRST_SIDE;
    CellLikelihood coarse =
        new CellLikelihood(arrays, range, COARSE_STEPS, GroundLine::greatCircle);
    List<Cell> cells = evaluated(firstLattice(), plane, side, 0.5 * side, coarse);
    List<Cell> kept = heaviest(cells);
    for (int level = 1; level < LEVELS_MAX && 4 * kept.size() <= settings.cellsFinal(); level++) {
      side *= 0.5;
      cells = evaluated(quartered(kept), plane, side, 0.5 * side, coarse);
      kept = heaviest(cells);
    }
    GroundLine.Method method =
        precision == Precision.GEODESIC ? GroundLine::geodesic : GroundLine::greatCircle;
    int steps = precision == Precision.GEODESIC ? FINE_STEPS : COARSE_STEPS;
    CellLikelihood fine = new CellLikelihood(arrays, range, steps, method);
    side *= 0.5;
    cells = evaluated(quartered(kept), plane, side, 0, fine);
    return normalised(plane, side, cells);
  }

  /** How carefully the last level is computed. */
  enum Precision {
    /** On the ellipsoid, for results. */
    GEODESIC,
    /** On the sphere, for comparisons during association. */
    SPHERE
  }

  private static GeoPoint middle(List<ArrayGroup> arrays) {
    double x = 0;
    double y = 0;
    double z = 0;
    for (ArrayGroup array : arrays) {
      double phi = StrictMath.toRadians(array.position().latitudeDegrees());
      double lambda = StrictMath.toRadians(array.position().longitudeDegrees());
      x += StrictMath.cos(phi) * StrictMath.cos(lambda);
      y += StrictMath.cos(phi) * StrictMath.sin(lambda);
      z += StrictMath.sin(phi);
    }
    return GeoPoint.onEllipsoid(
        StrictMath.toDegrees(StrictMath.atan2(z, Math.sqrt(x * x + y * y))),
        StrictMath.toDegrees(StrictMath.atan2(y, x)));
  }

  private static List<Cell> firstLattice() {
    List<Cell> cells = new ArrayList<>();
    for (int row = -FIRST_SIDE / 2; row < FIRST_SIDE / 2; row++) {
      for (int column = -FIRST_SIDE / 2; column < FIRST_SIDE / 2; column++) {
        cells.add(new Cell(column, row, 0, 0, 0));
      }
    }
    return cells;
  }

  private static List<Cell> quartered(List<Cell> cells) {
    List<Cell> quarters = new ArrayList<>(4 * cells.size());
    for (Cell cell : cells) {
      for (int q = 0; q < 4; q++) {
        quarters.add(new Cell(2 * cell.column() + q % 2, 2 * cell.row() + q / 2, 0, 0, 0));
      }
    }
    return quarters;
  }

  private static List<Cell> evaluated(
      List<Cell> cells, GeodesicPlane plane, double side, double half, CellLikelihood likelihood) {
    List<Cell> result = new ArrayList<>(cells.size());
    for (Cell cell : cells) {
      GeoPoint center = plane.point((cell.column() + 0.5) * side, (cell.row() + 0.5) * side);
      double log = likelihood.log(center, half);
      if (log > Double.NEGATIVE_INFINITY) {
        result.add(new Cell(
            cell.column(), cell.row(), log, likelihood.originMean(), likelihood.originVariance()));
      }
    }
    // By weight, ties by place: also the order of all later sums.
    result.sort(Comparator.comparingDouble(Cell::weight)
        .reversed()
        .thenComparing(Cell::row)
        .thenComparing(Cell::column));
    return result;
  }

  /** The fewest cells that hold all but the dropped mass. */
  private static List<Cell> heaviest(List<Cell> sorted) {
    double total = 0;
    for (Cell cell : sorted) {
      total += StrictMath.exp(cell.weight() - sorted.getFirst().weight());
    }
    double sum = 0;
    int count = 0;
    while (count < sorted.size() && sum < (1 - MASS_DROPPED) * total) {
      sum += StrictMath.exp(sorted.get(count).weight() - sorted.getFirst().weight());
      count++;
    }
    return sorted.subList(0, count);
  }

  private static PosteriorGrid normalised(GeodesicPlane plane, double side, List<Cell> sorted) {
    if (sorted.isEmpty()) {
      return new PosteriorGrid(plane, side, List.of(), Double.NEGATIVE_INFINITY);
    }
    double largest = sorted.getFirst().weight();
    double total = 0;
    for (Cell cell : sorted) {
      total += StrictMath.exp(cell.weight() - largest);
    }
    List<Cell> cells = new ArrayList<>(sorted.size());
    for (Cell cell : sorted) {
      double mass = StrictMath.exp(cell.weight() - largest) / total;
      cells.add(
          new Cell(cell.column(), cell.row(), mass, cell.originMean(), cell.originVariance()));
    }
    double evidence = largest + StrictMath.log(total) + 2 * StrictMath.log(side);
    return new PosteriorGrid(plane, side, List.copyOf(cells), evidence);
  }

  /** Cells by falling mass; they sum to 1. */
  List<Cell> cells() {
    return cells;
  }

  /** Log of the likelihood integrated over area (km²) and origin time (s). */
  double logEvidence() {
    return logEvidence;
  }

  double sideKilometers() {
    return sideKilometers;
  }

  /** Centre of a cell. */
  GeoPoint center(Cell cell) {
    return plane.point((cell.column() + 0.5) * sideKilometers, (cell.row() + 0.5) * sideKilometers);
  }

  /** A corner of the lattice: lower left of the cell with the same column and row. */
  GeoPoint corner(int column, int row) {
    return plane.point(column * sideKilometers, row * sideKilometers);
  }

  /** Mean place, in the plane about the arrays' middle. */
  GeoPoint mean() {
    double x = 0;
    double y = 0;
    for (Cell cell : cells) {
      x += cell.weight() * (cell.column() + 0.5);
      y += cell.weight() * (cell.row() + 0.5);
    }
    return plane.point(x * sideKilometers, y * sideKilometers);
  }

  /** Mean origin time, s after the epoch. */
  double originMean() {
    double sum = 0;
    for (Cell cell : cells) {
      sum += cell.weight() * cell.originMean();
    }
    return sum;
  }

  /** Standard deviation of the origin time, s. */
  double originError() {
    double mean = originMean();
    double sum = 0;
    for (Cell cell : cells) {
      double off = cell.originMean() - mean;
      sum += cell.weight() * (cell.originVariance() + off * off);
    }
    return Math.sqrt(sum);
  }
}
