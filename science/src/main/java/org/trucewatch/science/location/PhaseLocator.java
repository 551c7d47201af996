// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.location.PathModel.Ray;
import org.trucewatch.science.location.PhaseLocation.Found;
import org.trucewatch.science.location.PhaseLocation.NotFound;
import org.trucewatch.science.location.PhaseLocation.SetAside;
import org.trucewatch.science.propagation.BodyWave;
import org.trucewatch.science.propagation.LayeredEarth;
import org.trucewatch.science.propagation.TravelTimeCurve;

/**
 * Locates a surface event from arrivals of P and S at single stations, where it is known which arrivals belong together.
 *
 * <p>How it works. The start is the best of a coarse grid in the sum of absolute residuals, origin time being their median. From
 * there generalised least squares: with A the gradients by (east, north, origin time) and C the covariance of the arrivals, which
 * is that of the readings plus that of the travel times, {@link PathModel}, a step is (Aᵀ C⁻¹ A)⁻¹ Aᵀ C⁻¹ r. Because C is full, two
 * arrivals that err together count as little more than one, and the ellipse (Aᵀ C⁻¹ A)⁻¹ does not shrink with them. Afterwards each
 * arrival is compared with what all others predict for it: with P = C⁻¹ - C⁻¹ A (Aᵀ C⁻¹ A)⁻¹ Aᵀ C⁻¹ that difference is (P r)ᵢ / Pᵢᵢ
 * and its standard deviation 1 / √Pᵢᵢ. The worst beyond {@link #SIGMAS_MAX} is set aside by name, and all starts anew.
 *
 * <p>Distances are geodesics on WGS 84. Valid for events within some hundred kilometres of at least three stations; nothing is said
 * of depth. References: W. Menke, Geophysical Data Analysis, 4th edition, 2018, chapter 5; I. Bondár and K. McLaughlin 2009 as in
 * {@link PathModel}.
 */
public final class PhaseLocator {
  /** Farther from what the others predict than this is an error of another kind; 1 in 16,000 by chance. */
  public static final double SIGMAS_MAX = 4;

  private static final int STATIONS_MIN = 3;
  private static final int STEPS_MAX = 40;
  private static final double STEP_KILOMETERS_MAX = 50;
  private static final double SETTLED_KILOMETERS = 1e-5;
  private static final int GRID = 12;
  private static final double REACH_KILOMETERS = 1_000;

  private final Map<BodyWave, TravelTimeCurve> curves = new EnumMap<>(BodyWave.class);

  /** A locator for surface events over this Earth. */
  public PhaseLocator(LayeredEarth earth) {
    for (BodyWave wave : BodyWave.values()) {
      curves.put(wave, TravelTimeCurve.of(earth, wave, 0, REACH_KILOMETERS));
    }
  }

  /** Travel time of the reference from a place to an arrival's station, s. */
  double seconds(PhaseArrival arrival, GeoPoint from) {
    return curve(arrival).seconds(GroundLine.geodesic(from, arrival.position()).kilometers());
  }

  /** Slowness of the reference there, s/km. */
  double slowness(PhaseArrival arrival, GeoPoint from) {
    return curve(arrival).slowness(GroundLine.geodesic(from, arrival.position()).kilometers());
  }

  private TravelTimeCurve curve(PhaseArrival arrival) {
    TravelTimeCurve curve = curves.get(arrival.wave());
    if (curve == null) {
      throw new IllegalStateException("no curve of " + arrival.wave());
    }
    return curve;
  }

  /** Where these arrivals of one event come from; their order does not matter but for the last bits. */
  public PhaseLocation locate(List<PhaseArrival> arrivals, PathModel paths) {
    List<PhaseArrival> used =
        new ArrayList<>(arrivals.stream().filter(paths::knows).toList());
    List<SetAside> setAside = new ArrayList<>();
    int least = used.size() - used.size() / 3;
    while (true) {
      long stations = used.stream().map(PhaseArrival::station).distinct().count();
      if (stations < STATIONS_MIN) {
        return new NotFound("needs arrivals at " + STATIONS_MIN + " stations, has " + stations);
      }
      Fit fit = fit(used, paths);
      if (!fit.isSettled) {
        return new NotFound("the place does not settle in " + STEPS_MAX + " steps from its start");
      }
      int worst = fit.worst();
      if (Math.abs(fit.sigmas(worst)) <= SIGMAS_MAX || used.size() <= least) {
        return fit.found(used, setAside);
      }
      setAside.add(new SetAside(used.get(worst), fit.off(worst), fit.sigmas(worst)));
      used.remove(worst);
    }
  }

  private Fit fit(List<PhaseArrival> used, PathModel paths) {
    GeoPoint place = start(used, paths);
    double origin = median(residuals(used, paths, place, 0));
    boolean isSettled = false;
    for (int i = 0; i < STEPS_MAX && !isSettled; i++) {
      RealVector step = new Fit(this, used, paths, place, origin, false).step;
      double length =
          Math.sqrt(step.getEntry(0) * step.getEntry(0) + step.getEntry(1) * step.getEntry(1));
      double azimuth = StrictMath.atan2(step.getEntry(0), step.getEntry(1));
      place = Wgs84.direct(place, azimuth, Math.min(length, STEP_KILOMETERS_MAX));
      origin += step.getEntry(2);
      isSettled = length < SETTLED_KILOMETERS;
    }
    return new Fit(this, used, paths, place, origin, isSettled);
  }

  private double[] residuals(
      List<PhaseArrival> used, PathModel paths, GeoPoint place, double origin) {
    return used.stream()
        .mapToDouble(
            a -> a.timeSeconds() - origin - seconds(a, place) - paths.correctionSeconds(a, place))
        .toArray();
  }

  /** The best point of a grid about the stations. */
  private GeoPoint start(List<PhaseArrival> used, PathModel paths) {
    GeodesicPlane plane =
        GeodesicPlane.about(used.stream().map(PhaseArrival::position).toList());
    double reach = 0;
    for (PhaseArrival arrival : used) {
      reach = Math.max(
          reach, GroundLine.geodesic(plane.origin(), arrival.position()).kilometers());
    }
    double least = Double.POSITIVE_INFINITY;
    GeoPoint best = plane.origin();
    for (int i = -GRID; i <= GRID; i++) {
      for (int j = -GRID; j <= GRID; j++) {
        GeoPoint place = plane.point(1.5 * reach * i / GRID, 1.5 * reach * j / GRID);
        double[] residuals = residuals(used, paths, place, 0);
        double middle = median(residuals);
        double sum = Arrays.stream(residuals).map(r -> Math.abs(r - middle)).sum();
        if (sum < least) {
          least = sum;
          best = place;
        }
      }
    }
    return best;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The linear problem at one place. */
  private static final class Fit {
    private final GeoPoint place;
    private final double origin;
    private final boolean isSettled;
    private final RealMatrix covariance;
    private final RealMatrix projector;
    private final RealVector residual;
    private final RealVector step;

    Fit(
        PhaseLocator locator,
        List<PhaseArrival> used,
        PathModel paths,
        GeoPoint place,
        double origin,
        boolean isSettled) {
      this.place = place;
      this.origin = origin;
      this.isSettled = isSettled;
      int n = used.size();
      List<Ray> rays = new ArrayList<>();
      RealMatrix gradients = new Array2DRowRealMatrix(n, 3);
      RealMatrix errors = new Array2DRowRealMatrix(n, n);
      for (int i = 0; i < n; i++) {
        PhaseArrival a = used.get(i);
        GroundLine line = GroundLine.geodesic(place, a.position());
        double slowness = locator.curve(a).slowness(line.kilometers());
        double[] slope = paths.slope(a);
        rays.add(new Ray(a, place, line, locator.curve(a).seconds(line.kilometers())));
        gradients.setEntry(i, 0, slope[0] - slowness * StrictMath.sin(line.azimuthRadians()));
        gradients.setEntry(i, 1, slope[1] - slowness * StrictMath.cos(line.azimuthRadians()));
        gradients.setEntry(i, 2, 1);
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          errors.setEntry(i, j, paths.covariance(rays.get(i), rays.get(j)));
        }
        if (!paths.includesReading()) {
          errors.addToEntry(i, i, used.get(i).errorSeconds() * used.get(i).errorSeconds());
        }
      }
      residual = new ArrayRealVector(locator.residuals(used, paths, place, origin));
      RealMatrix inverse =
          new CholeskyDecomposition(errors, 1e-9, 1e-30).getSolver().getInverse();
      RealMatrix weighted = gradients.transpose().multiply(inverse);
      covariance = new CholeskyDecomposition(weighted.multiply(gradients), 1e-6, 1e-30)
          .getSolver()
          .getInverse();
      step = covariance.operate(weighted.operate(residual));
      projector = inverse.subtract(weighted.transpose().multiply(covariance).multiply(weighted));
    }

    /** Observed minus what all others predict, s. */
    double off(int i) {
      return projector.operate(residual).getEntry(i) / projector.getEntry(i, i);
    }

    double sigmas(int i) {
      // An arrival without which the place is open predicts nothing and is tested by nothing.
      double information = projector.getEntry(i, i);
      return information <= 0
          ? 0
          : projector.operate(residual).getEntry(i) / Math.sqrt(information);
    }

    int worst() {
      int worst = 0;
      for (int i = 1; i < residual.getDimension(); i++) {
        worst = Math.abs(sigmas(i)) > Math.abs(sigmas(worst)) ? i : worst;
      }
      return worst;
    }

    Found found(List<PhaseArrival> used, List<SetAside> setAside) {
      return new Found(
          place,
          origin,
          new Symmetric2(
              covariance.getEntry(0, 0), covariance.getEntry(0, 1), covariance.getEntry(1, 1)),
          Math.sqrt(covariance.getEntry(2, 2)),
          used,
          setAside);
    }
  }
}
