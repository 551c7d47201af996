// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.List;

/** Sites on a hexagonal lattice, none nearer to the line of contact than a stand-off. */
public final class HexLayout {
  /** Row distance of a hexagonal lattice of spacing 1. */
  static final double ROW = Math.sqrt(3) / 2;

  /** Most sites of one layout. */
  public static final int SITES_MAX = 200_000;

  private HexLayout() {}

  /**
   * Rows of a belt along the axis of x, whose middle is the line: as many rows as the lattice asks for, spread evenly; a row
   * within the stand-off is moved out to it, to its own side, a row on the line itself to the north.
   *
   * @return y of each row, km
   */
  public static double[] beltRows(double widthKm, double spacingKm, double standOffKm) {
    int rows = (int) Math.max(1, Math.rint(widthKm / (ROW * spacingKm)));
    double[] y = new double[rows];
    for (int j = 0; j < rows; j++) {
      double at = ((j + 0.5) / rows - 0.5) * widthKm;
      y[j] = Math.abs(at) >= standOffKm ? at : at < -1e-9 ? -standOffKm : standOffKm;
    }
    return y;
  }

  /** Number of sites of a belt. */
  public static int beltCount(
      double lengthKm, double widthKm, double spacingKm, double standOffKm) {
    return beltRows(widthKm, spacingKm, standOffKm).length
        * (int) Math.max(1, Math.rint(lengthKm / spacingKm));
  }

  /** Sites of a belt from x = 0 to its length. */
  public static List<PlanePoint> belt(
      double lengthKm, double widthKm, double spacingKm, double standOffKm) {
    double[] rows = beltRows(widthKm, spacingKm, standOffKm);
    int columns = (int) Math.max(1, Math.rint(lengthKm / spacingKm));
    requireCount((double) rows.length * columns);
    List<PlanePoint> sites = new ArrayList<>(rows.length * columns);
    for (int j = 0; j < rows.length; j++) {
      for (int i = 0; i < columns; i++) {
        sites.add(new PlanePoint((i + 0.25 + 0.5 * (j % 2)) * lengthKm / columns, rows[j]));
      }
    }
    return sites;
  }

  /** Sites over any region; those within the stand-off of the line are left out. */
  public static List<PlanePoint> over(
      Region region, double spacingKm, LineTrace line, double standOffKm) {
    Region.Box box = region.box();
    double height = ROW * spacingKm;
    requireCount((box.width() / spacingKm + 1) * (box.height() / height + 1));
    List<PlanePoint> sites = new ArrayList<>();
    int rows = (int) Math.ceil(box.height() / height);
    int columns = (int) Math.ceil(box.width() / spacingKm);
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < columns; i++) {
        double x = box.west() + (i + 0.25 + 0.5 * (j % 2)) * spacingKm;
        double y = box.south() + (j + 0.5) * height;
        if (region.contains(x, y) && Math.abs(line.offset(x, y).distanceKm()) >= standOffKm) {
          sites.add(new PlanePoint(x, y));
        }
      }
    }
    return sites;
  }

  private static void requireCount(double count) {
    if (count > SITES_MAX) {
      throw new IllegalArgumentException(
          "layout has " + Math.round(count) + " sites, expected at most " + SITES_MAX);
    }
  }
}
