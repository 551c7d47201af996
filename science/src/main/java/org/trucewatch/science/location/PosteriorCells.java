// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A posterior of place as square cells of different sizes, the densest first: what attribution integrates. Within a cell the density
 * is even. Kilometres in the plane of the nodes; times in seconds after the caller's epoch.
 *
 * @param westKm   of the first square
 * @param southKm  of the first square
 * @param sideKm   of the first square; a cell of level k has a side of sideKm / 2^k
 * @param massHeld share of the whole posterior that these cells hold
 * @param cells    their masses are shares of the whole
 */
public record PosteriorCells(
    double westKm, double southKm, double sideKm, double massHeld, List<Cell> cells) {
  /** Least mass of a part that is told of. */
  public static final double PART_MASS_MIN = 0.05;

  /** The parts are those of the region that holds this share. */
  static final double PARTS_OF = 0.95;

  /**
   * A cell.
   *
   * @param level                 side by halving the first square so often
   * @param column                from the west, in cells of this level
   * @param row                   from the south
   * @param mass                  share of the posterior
   * @param originSeconds         mean origin time given this place
   * @param originVarianceSeconds2 its variance given this place
   */
  public record Cell(
      int level,
      int column,
      int row,
      double mass,
      double originSeconds,
      double originVarianceSeconds2) {
    static final Comparator<Cell> DENSEST_FIRST = Comparator.comparingDouble(
            (Cell c) -> -c.mass * StrictMath.scalb(1.0, 2 * c.level))
        .thenComparingInt(Cell::level)
        .thenComparingInt(Cell::row)
        .thenComparingInt(Cell::column);

    Cell withMass(double newMass) {
      return new Cell(level, column, row, newMass, originSeconds, originVarianceSeconds2);
    }
  }

  /**
   * Moments of some of the cells, shares taken among them.
   *
   * @param mass        that they hold together
   * @param eastKm      mean
   * @param northKm     mean
   * @param timeSeconds mean origin time
   * @param xx          variance east, km²
   * @param xy          covariance, km²
   * @param yy          variance north, km²
   */
  public record Part(
      double mass,
      double eastKm,
      double northKm,
      double timeSeconds,
      double xx,
      double xy,
      double yy) {}

  /** Copies. */
  public PosteriorCells {
    cells = List.copyOf(cells);
  }

  /** Side of a cell, km. */
  public double sideKm(Cell cell) {
    return StrictMath.scalb(sideKm, -cell.level());
  }

  /** Centre of a cell, east. */
  public double eastKm(Cell cell) {
    return westKm + (cell.column() + 0.5) * sideKm(cell);
  }

  /** Centre of a cell, north. */
  public double northKm(Cell cell) {
    return southKm + (cell.row() + 0.5) * sideKm(cell);
  }

  /** Area of the smallest region that holds this share, km²; the share must not be more than what the cells hold. */
  public double areaKm2(double share) {
    double held = 0;
    double area = 0;
    for (Cell cell : cells) {
      double side = sideKm(cell);
      if (held + cell.mass() >= share) {
        return area + (share - held) / cell.mass() * side * side;
      }
      held += cell.mass();
      area += side * side;
    }
    throw new IllegalArgumentException(
        "share is " + share + ", expected at most the " + massHeld + " that the cells hold");
  }

  /** Share of the smallest region that just holds a place; 1 where no cell is. */
  public double shareAt(double eastKm, double northKm) {
    double held = 0;
    for (Cell cell : cells) {
      double half = 0.5 * sideKm(cell);
      if (Math.abs(eastKm - eastKm(cell)) <= half && Math.abs(northKm - northKm(cell)) <= half) {
        return held + 0.5 * cell.mass();
      }
      held += cell.mass();
    }
    return 1;
  }

  /** Moments of all cells. */
  public Part whole() {
    return part(cells);
  }

  private Part part(List<Cell> some) {
    double mass = 0;
    double x = 0;
    double y = 0;
    double t = 0;
    for (Cell c : some) {
      mass += c.mass();
      x += c.mass() * eastKm(c);
      y += c.mass() * northKm(c);
      t += c.mass() * c.originSeconds();
    }
    x /= mass;
    y /= mass;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (Cell c : some) {
      double dx = eastKm(c) - x;
      double dy = northKm(c) - y;
      double own = sideKm(c) * sideKm(c) / 12;
      xx += c.mass() * (dx * dx + own);
      xy += c.mass() * dx * dy;
      yy += c.mass() * (dy * dy + own);
    }
    return new Part(mass, x, y, t / mass, xx / mass, xy / mass, yy / mass);
  }

  /** Separate pieces of the 95 % region that hold {@link #PART_MASS_MIN} or more, the heaviest first. */
  public List<Part> parts() {
    List<Cell> region = new ArrayList<>();
    double held = 0;
    for (Cell cell : cells) {
      if (held < PARTS_OF) {
        region.add(cell);
        held += cell.mass();
      }
    }
    int[] piece = pieces(region);
    List<Part> parts = new ArrayList<>();
    for (int first = 0; first < piece.length; first++) {
      if (piece[first] == first) {
        int of = first;
        List<Cell> own = new ArrayList<>();
        for (int i = first; i < piece.length; i++) {
          if (piece[i] == of) {
            own.add(region.get(i));
          }
        }
        parts.add(part(own));
      }
    }
    parts.removeIf(p -> p.mass() < PART_MASS_MIN);
    parts.sort(Comparator.comparingDouble((Part p) -> -p.mass())
        .thenComparingDouble(Part::eastKm)
        .thenComparingDouble(Part::northKm));
    return parts;
  }

  /** For each cell the first cell of its piece; cells touch along sides or at corners. */
  private int[] pieces(List<Cell> region) {
    int[] piece = new int[region.size()];
    Arrays.setAll(piece, i -> i);
    for (int i = 0; i < piece.length; i++) {
      for (int k = 0; k < i; k++) {
        if (touch(region.get(i), region.get(k))) {
          int a = root(piece, i);
          int b = root(piece, k);
          piece[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
    Arrays.setAll(piece, i -> root(piece, i));
    return piece;
  }

  private static int root(int[] piece, int at) {
    int up = at;
    while (piece[up] != up) {
      piece[up] = piece[piece[up]];
      up = piece[up];
    }
    return up;
  }

  private static boolean touch(Cell a, Cell b) {
    int finest = Math.max(a.level(), b.level());
    int sa = finest - a.level();
    int sb = finest - b.level();
    return meet((long) a.column() << sa, 1L << sa, (long) b.column() << sb, 1L << sb)
        && meet((long) a.row() << sa, 1L << sa, (long) b.row() << sb, 1L << sb);
  }

  private static boolean meet(long a, long lengthA, long b, long lengthB) {
    return a <= b + lengthB && b <= a + lengthA;
  }

  /**
   * Shares of the mass to the left and to the right of a line through a point, looking along an azimuth. Cells that the line cuts
   * are shared by their centre's distance from it.
   */
  public double[] sides(double eastKm, double northKm, double azimuthRadians) {
    double alongX = StrictMath.sin(azimuthRadians);
    double alongY = StrictMath.cos(azimuthRadians);
    double right = 0;
    double all = 0;
    for (Cell c : cells) {
      double off = (eastKm(c) - eastKm) * alongY - (northKm(c) - northKm) * alongX;
      right += c.mass() * Math.clamp(0.5 + off / sideKm(c), 0, 1);
      all += c.mass();
    }
    return new double[] {1 - right / all, right / all};
  }
}
