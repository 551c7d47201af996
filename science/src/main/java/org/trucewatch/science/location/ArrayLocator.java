// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Location;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.Location.NotLocatable;
import org.trucewatch.domain.Location.Region;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.propagation.BearingDeviation;

/**
 * Locates a source heard by arrays from bearings and arrival times, by a grid posterior.
 *
 * <p>Bearings: von Mises, measurement error and the path's deviation added in squares, one bearing an array. Times: the
 * celerity mixture of {@link org.trucewatch.science.propagation.TravelTimeDensity}, origin time integrated out with a flat
 * prior. Place: flat prior per area within the largest range. See {@link CellLikelihood} and {@link PosteriorGrid}.
 *
 * <p>Valid for 2 to 64 arrays up to 1,500 km from the source. The deviations of different arrays are taken as independent;
 * arrays a few ten km apart in the same direction share their air, and their region is then somewhat too small. The mean of a
 * source outside the network leans away from it. Cost: about 10,000 cells times arrays times 100 origin times, 0.1 to 0.4 s for 5 arrays.
 *
 * <p>Source: the posterior follows Modrak, Arrowsmith and Anderson, Geophysical Journal International 181, 399-405, 2010, and
 * Blom, Marcillo and Arrowsmith, same journal, 203, 1682-1693, 2015; grid, widening and treatment of packets are our own.
 */
public final class ArrayLocator {
  /** Weakest accepted crossing, sin² of 10 degrees: below, the range rests on celerity alone. */
  static final double CROSSING_SINE_SQUARED_MIN = 0.0302;

  /** A bearing farther than this from the mean place belongs to something else. */
  public static final double BEARING_RESIDUAL_RADIANS_MAX = StrictMath.toRadians(20);

  /** Likewise in units of its own error; 1 in 16,000 by chance. */
  static final double BEARING_RESIDUAL_SIGMAS_MAX = 4;

  /** Mass allowed within the last part of the range; above, the range is not bounded by the data. */
  static final double EDGE_MASS_MAX = 0.10;

  static final double EDGE_SHARE = 0.97;

  private static final double[] LEVELS = {0.50, 0.90, 0.99};

  private final LocatorSettings settings;

  public ArrayLocator(LocatorSettings settings) {
    this.settings = settings;
  }

  /** Where and when these arrivals of one event come from. Their order does not matter. */
  public Location locate(List<Detection> arrivals) {
    if (arrivals.isEmpty()) {
      return new NotLocatable("needs arrivals at 2 arrays, has none");
    }
    Instant epoch = epoch(arrivals);
    List<ArrayGroup> arrays = ArrayGroup.of(arrivals, epoch);
    if (arrays.size() < 2) {
      return new NotLocatable(
          "needs arrivals at 2 arrays, has 1: " + arrays.getFirst().arrayId());
    }
    if (arrays.size() > PosteriorGrid.ARRAYS_MAX) {
      return new NotLocatable("takes arrivals at no more than " + PosteriorGrid.ARRAYS_MAX
          + " arrays, has " + arrays.size() + "; leave out the farthest");
    }
    PosteriorGrid grid = PosteriorGrid.of(arrays, settings, PosteriorGrid.Precision.GEODESIC);
    Optional<String> obstacle = findObstacle(arrays, grid);
    return obstacle.isPresent() ? new NotLocatable(obstacle.get()) : located(grid, epoch);
  }

  /** A quick look at the same posterior on the sphere, for deciding what belongs together. */
  public Sketch sketch(List<Detection> arrivals) {
    Instant epoch = epoch(arrivals);
    List<ArrayGroup> arrays = ArrayGroup.of(arrivals, epoch);
    PosteriorGrid grid = PosteriorGrid.of(
        arrays,
        new LocatorSettings(settings.rangeMaxKilometers(), SKETCH_CELLS),
        PosteriorGrid.Precision.SPHERE);
    if (grid.cells().isEmpty()) {
      return new Sketch(
          arrays.getFirst().position(), Symmetric2.ZERO, epoch, 0, Double.NEGATIVE_INFINITY);
    }
    GeoPoint mean = grid.mean();
    return new Sketch(
        mean,
        covariance(grid, mean),
        plus(epoch, grid.originMean()),
        grid.originError(),
        grid.logEvidence());
  }

  private static final int SKETCH_CELLS = 400;

  /**
   * A posterior in brief.
   *
   * @param mean mean place
   * @param covarianceKilometers2 in the plane at the mean
   * @param occurredAt mean origin time
   * @param occurredAtErrorSeconds 1-sigma
   * @param logEvidence log of the likelihood integrated over km² and s; -infinity where no place is possible
   */
  public record Sketch(
      GeoPoint mean,
      Symmetric2 covarianceKilometers2,
      Instant occurredAt,
      double occurredAtErrorSeconds,
      double logEvidence) {}

  private static Instant epoch(List<Detection> arrivals) {
    return arrivals.stream()
        .map(Detection::detectedAt)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Optional<String> findObstacle(List<ArrayGroup> arrays, PosteriorGrid grid) {
    if (grid.cells().isEmpty()) {
      return Optional.of(String.format(
          Locale.ROOT,
          "no place within %.0f km of all arrays fits the arrival times at any celerity",
          settings.rangeMaxKilometers()));
    }
    GeoPoint mean = grid.mean();
    List<BearingBound.Sight> sights = new ArrayList<>();
    for (ArrayGroup array : arrays) {
      GroundLine line = GroundLine.geodesic(array.position(), mean);
      double deviation = BearingDeviation.errorRadians(line.kilometers());
      double error = Math.sqrt(array.bearingVariance() + deviation * deviation);
      double off = Math.abs(Angles.difference(array.bearingRadians(), line.azimuthRadians()));
      if (off > BEARING_RESIDUAL_RADIANS_MAX || off > BEARING_RESIDUAL_SIGMAS_MAX * error) {
        return Optional.of(String.format(
            Locale.ROOT,
            "bearings do not meet: that of %s points %.1f degrees away from the likeliest place",
            array.arrayId(),
            StrictMath.toDegrees(off)));
      }
      GroundLine back = GroundLine.geodesic(mean, array.position());
      sights.add(new BearingBound.Sight(1000 * back.kilometers(), back.azimuthRadians(), error));
    }
    double crossing = BearingBound.crossingSineSquared(sights);
    if (crossing < CROSSING_SINE_SQUARED_MIN) {
      return Optional.of(String.format(
          Locale.ROOT,
          "bearings nearly parallel: they cross at %.1f degrees, expected 10 or more",
          StrictMath.toDegrees(StrictMath.asin(Math.sqrt(crossing)))));
    }
    return findUnboundedRange(arrays, grid);
  }

  private Optional<String> findUnboundedRange(List<ArrayGroup> arrays, PosteriorGrid grid) {
    double edge = EDGE_SHARE * settings.rangeMaxKilometers();
    double mass = 0;
    for (PosteriorGrid.Cell cell : grid.cells()) {
      GeoPoint center = grid.center(cell);
      if (arrays.stream()
          .anyMatch(a -> GroundLine.greatCircle(a.position(), center).kilometers() > edge)) {
        mass += cell.weight();
      }
    }
    return mass <= EDGE_MASS_MAX
        ? Optional.empty()
        : Optional.of(String.format(
            Locale.ROOT,
            "range not bounded: %.0f %% of the probability lies beyond %.0f km",
            100 * mass,
            edge));
  }

  private static Located located(PosteriorGrid grid, Instant epoch) {
    GeoPoint mean = grid.mean();
    double area = grid.sideKilometers() * grid.sideKilometers();
    List<Region> regions = new ArrayList<>();
    for (double level : LEVELS) {
      regions.add(region(grid, level, area));
    }
    List<Location.Cell> cells = densest(grid, LEVELS[LEVELS.length - 1]).stream()
        .map(cell -> new Location.Cell(grid.center(cell), area, cell.weight()))
        .toList();
    return new Located(
        mean,
        covariance(grid, mean),
        plus(epoch, grid.originMean()),
        grid.originError(),
        regions,
        cells);
  }

  /** The densest cells that hold this mass or just more. */
  private static List<PosteriorGrid.Cell> densest(PosteriorGrid grid, double mass) {
    double sum = 0;
    int count = 0;
    while (count < grid.cells().size() && sum < mass) {
      sum += grid.cells().get(count).weight();
      count++;
    }
    return grid.cells().subList(0, count);
  }

  private static Region region(PosteriorGrid grid, double level, double cellArea) {
    List<PosteriorGrid.Cell> cells = densest(grid, level);
    List<RegionOutline.Corner> corners = cells.stream()
        .map(cell -> new RegionOutline.Corner(cell.column(), cell.row()))
        .toList();
    List<List<GeoPoint>> rings = RegionOutline.of(corners).stream()
        .map(ring -> ring.stream().map(c -> grid.corner(c.column(), c.row())).toList())
        .toList();
    return new Region(level, cells.size() * cellArea, rings);
  }

  private static Symmetric2 covariance(PosteriorGrid grid, GeoPoint mean) {
    double within = grid.sideKilometers() * grid.sideKilometers() / 12;
    Symmetric2 sum = new Symmetric2(within, 0, within);
    for (PosteriorGrid.Cell cell : grid.cells()) {
      GroundLine line = GroundLine.greatCircle(mean, grid.center(cell));
      double east = line.kilometers() * StrictMath.sin(line.azimuthRadians());
      double north = line.kilometers() * StrictMath.cos(line.azimuthRadians());
      sum = sum.plusOuter(east, north, cell.weight());
    }
    return sum;
  }

  private static Instant plus(Instant epoch, double seconds) {
    return epoch.plus(Duration.ofMillis(StrictMath.round(seconds * 1000)));
  }
}
