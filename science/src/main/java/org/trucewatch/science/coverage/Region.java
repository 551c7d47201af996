// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.List;

/** The ground that a plan is about. */
public sealed interface Region {
  /** Whether a place belongs to it. */
  boolean contains(double eastKm, double northKm);

  /** Least and greatest coordinates: west, south, east, north, km. */
  Box box();

  /**
   * A box along the axes.
   *
   * @param west least x, km
   * @param south least y, km
   * @param east greatest x, km
   * @param north greatest y, km
   */
  record Box(double west, double south, double east, double north) {
    /** The least box about some points, widened on all sides. */
    public static Box about(List<PlanePoint> points, double marginKm) {
      double west = Double.POSITIVE_INFINITY;
      double south = Double.POSITIVE_INFINITY;
      double east = Double.NEGATIVE_INFINITY;
      double north = Double.NEGATIVE_INFINITY;
      for (PlanePoint p : points) {
        west = Math.min(west, p.eastKm());
        south = Math.min(south, p.northKm());
        east = Math.max(east, p.eastKm());
        north = Math.max(north, p.northKm());
      }
      return new Box(west - marginKm, south - marginKm, east + marginKm, north + marginKm);
    }

    /** Width, km. */
    public double width() {
      return east - west;
    }

    /** Height, km. */
    public double height() {
      return north - south;
    }
  }

  /** A rectangle along the axes. */
  record Rectangle(Box box) implements Region {
    @Override
    public boolean contains(double eastKm, double northKm) {
      return eastKm >= box.west()
          && eastKm <= box.east()
          && northKm >= box.south()
          && northKm <= box.north();
    }
  }

  /**
   * Everything within a distance of a line.
   *
   * @param line its middle
   * @param halfWidthKm the distance
   */
  record Corridor(LineTrace line, double halfWidthKm) implements Region {
    @Override
    public boolean contains(double eastKm, double northKm) {
      return Math.abs(line.offset(eastKm, northKm).distanceKm()) <= halfWidthKm;
    }

    @Override
    public Box box() {
      return Box.about(line.parts().stream().flatMap(List::stream).toList(), halfWidthKm);
    }
  }

  /**
   * The inside of a ring.
   *
   * @param ring corners in order, closed or not
   */
  record Polygon(List<PlanePoint> ring) implements Region {
    /** Copies and checks. */
    public Polygon {
      ring = List.copyOf(ring);
      if (ring.size() < 3) {
        throw new IllegalArgumentException(
            "polygon has " + ring.size() + " corners, expected at least 3");
      }
    }

    @Override
    public boolean contains(double eastKm, double northKm) {
      boolean inside = false;
      for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        PlanePoint a = ring.get(i);
        PlanePoint b = ring.get(j);
        if (a.northKm() > northKm != b.northKm() > northKm) {
          double crossing =
              (b.eastKm() - a.eastKm()) * (northKm - a.northKm()) / (b.northKm() - a.northKm())
                  + a.eastKm();
          inside ^= eastKm < crossing;
        }
      }
      return inside;
    }

    @Override
    public Box box() {
      return Box.about(ring, 0);
    }
  }

  /** Middles of the square cells of this size that lie in the region, from the south-west, row by row. */
  default List<PlanePoint> cells(double cellKm) {
    Box box = box();
    int columns = (int) Math.max(1, Math.rint(box.width() / cellKm));
    int rows = (int) Math.max(1, Math.rint(box.height() / cellKm));
    List<PlanePoint> cells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = box.west() + (column + 0.5) * box.width() / columns;
        double y = box.south() + (row + 0.5) * box.height() / rows;
        if (contains(x, y)) {
          cells.add(new PlanePoint(x, y));
        }
      }
    }
    return cells;
  }
}
