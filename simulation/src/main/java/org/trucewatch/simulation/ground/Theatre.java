// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.ground;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.Chance;

/**
 * The belt along the line of contact, in an azimuthal equidistant plane about its origin: x east, y north, kilometres.
 * The line runs from x = 0 to the length, about y = 0, with slow bends.
 */
public final class Theatre {
  /** Longest line; beyond it the plane stretches distances by more than 2 %. */
  public static final double LENGTH_KILOMETERS_MAX = 2_000;

  /** Longest exercise: ten thousand days. */
  public static final double HOURS_MAX = 240_000;

  private static final double BEND_EVERY_KILOMETERS = 40;
  private static final double BEND_KILOMETERS = 3;

  /** Published maps of a front are credited with errors from 0.1 to 2 km; this is one drawn with care. [A] */
  private static final double MAP_SD_KILOMETERS = 0.2;

  private static final double MAP_CORRELATION_KILOMETERS = 4;
  private static final double VERTEX_EVERY_KILOMETERS = 2;
  private static final double MAP_BEYOND_KILOMETERS = 60;

  private final Extent extent;
  private final Course course;

  /** Where a line runs. */
  @FunctionalInterface
  public interface Course {
    /** The line's y at an x, km. */
    double northKilometers(double eastKilometers);
  }

  /**
   * What an exercise file says of its ground.
   *
   * @param origin where x and y are 0; invented, as everything in an exercise
   * @param start when it begins
   * @param hours how long it lasts
   * @param lengthKilometers of the line
   * @param depthKilometers of the belt, half of it on either bank
   */
  public record Extent(
      GeoPoint origin,
      Instant start,
      double hours,
      double lengthKilometers,
      double depthKilometers) {}

  /** Along a line that is drawn. */
  public Theatre(Extent extent, Chance chance) {
    this(extent, drawn(extent, chance));
  }

  /** Along a given line. */
  public Theatre(Extent extent, Course course) {
    this.extent = extent;
    this.course = course;
  }

  private static Course drawn(Extent extent, Chance chance) {
    double[] bends = new double[3 + (int) (extent.lengthKilometers() / BEND_EVERY_KILOMETERS)];
    for (int i = 0; i < bends.length; i++) {
      bends[i] = BEND_KILOMETERS * chance.gaussianWithin(0.5, 1);
    }
    return east -> bent(bends, east);
  }

  /** What the file says. */
  public Extent extent() {
    return extent;
  }

  /** Seconds from start to end. */
  public double seconds() {
    return extent.hours() * 3600;
  }

  /** Where the line runs at this x, km. */
  public double lineNorthKilometers(double eastKilometers) {
    return course.northKilometers(eastKilometers);
  }

  private static double bent(double[] bends, double eastKilometers) {
    double x = Math.max(0, eastKilometers / BEND_EVERY_KILOMETERS);
    int i = Math.min((int) x, bends.length - 2);
    double share = Math.min(x - i, 1);
    double smooth = share * share * (3 - 2 * share);
    return bends[i] + smooth * (bends[i + 1] - bends[i]);
  }

  /**
   * The line as a mapmaker publishes it: a vertex every 2 km, off by an error that is alike for neighbours.
   *
   * @param leftPartyId who holds the north
   * @param rightPartyId who holds the south
   */
  public ControlLine published(String leftPartyId, String rightPartyId, Chance mapmaker) {
    List<ControlLine.Vertex> vertices = new ArrayList<>();
    double alike = StrictMath.exp(-VERTEX_EVERY_KILOMETERS / MAP_CORRELATION_KILOMETERS);
    double error = MAP_SD_KILOMETERS * mapmaker.gaussianWithin(1, 3);
    // Beyond both ends too, so that what lies near an end lies beside the line.
    double last = extent.lengthKilometers() + MAP_BEYOND_KILOMETERS;
    for (double x = -MAP_BEYOND_KILOMETERS; x <= last; x += VERTEX_EVERY_KILOMETERS) {
      vertices.add(new ControlLine.Vertex(
          x, lineNorthKilometers(Math.min(Math.max(x, 0), extent.lengthKilometers())) + error));
      error = alike * error
          + Math.sqrt(1 - alike * alike) * MAP_SD_KILOMETERS * mapmaker.gaussianWithin(1, 3);
    }
    return new ControlLine(
        vertices, leftPartyId, rightPartyId, MAP_SD_KILOMETERS, MAP_CORRELATION_KILOMETERS, 0);
  }

  /** A y so far behind the line on a bank, km. */
  public double behindLine(Bank bank, double eastKilometers, double distanceKilometers) {
    return lineNorthKilometers(eastKilometers) + bank.sign() * distanceKilometers;
  }

  /** Who holds a place. */
  public Bank bankOf(double eastKilometers, double northKilometers) {
    return northKilometers >= lineNorthKilometers(eastKilometers) ? Bank.FIRST : Bank.SECOND;
  }
}
