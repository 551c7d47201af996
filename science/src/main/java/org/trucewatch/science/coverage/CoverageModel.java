// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.quantity.Symmetric2;

/**
 * What a network detects at a place, and how well it would locate it.
 *
 * <p>Detected: for each weather, the number of measurements of the nearest sensors by exact recursion ({@link PoissonBinomial});
 * then the mean over the weathers. Sensors are independent of each other only once the weather and the source's strength, which
 * they share, are given. A sensor beyond the nearest {@link CoverageSettings#nearestMax} of its kind counts for nothing, so that in
 * a dense network one more sensor may push out a farther one.
 *
 * <p>Located: for each weather one set of detecting sensors, drawn by the fixed points frac(m √prime) (Richtmyer's sequence), and of
 * its nearest {@link #LOCATING_MAX} the Cramér-Rao bound ({@link LocationBound}).
 */
public final class CoverageModel {
  /** Sensors that locate an event, the nearest; physics 8.1. */
  public static final int LOCATING_MAX = 12;

  /** Reading and clock of a single node together, s: 20 ms and 10 ms; algorithms 4.1 and physics 6. */
  static final double PICK_SECONDS = 0.0224;

  /** Reading of a seismic P wave, s; speed, km/s; error of its travel time, a share: algorithms 4.1, assumed. */
  static final double SEISMIC_PICK_SECONDS = 0.05;

  static final double SEISMIC_KM_PER_SECOND = 6;
  static final double SEISMIC_PATH_SHARE = 0.03;

  /** Deviation of an infrasound bearing, radians: 4 degrees; physics 1.8. */
  static final double INFRASOUND_BEARING = 4 * Math.PI / 180;

  /** One standard deviation of a radar's origin or impact along each axis, a share of the range: CEP 0.4 %; physics 4.4. */
  static final double RADAR_SHARE = 0.004 / 1.1774;

  private static final double RADAR_KM_LEAST = 0.01;

  private final SensorField field;
  private final Audibility audibility;
  private final CoverageSettings settings;
  private final CoverageCase given;

  /**
   * @param sensors the network
   * @param audibility how a sensor detects
   * @param given how well times and bearings are known
   * @param settings what counts
   */
  public CoverageModel(
      List<Sensor> sensors, Audibility audibility, CoverageCase given, CoverageSettings settings) {
    this.field = new SensorField(sensors);
    this.audibility = audibility;
    this.given = given;
    this.settings = settings;
  }

  /**
   * What is detected of an event at a place.
   *
   * @param any probability of one measurement or more
   * @param enough probability of enough measurements
   * @param share mean of the number of measurements, as a share of enough, more than enough counting as enough
   */
  public record Detected(double any, double enough, double share) {}

  /** Mean over the weathers. */
  public Detected detected(double eastKm, double northKm) {
    List<Sensor> near = near(eastKm, northKm);
    double[][] p = probabilities(near, eastKm, northKm);
    PoissonBinomial count = new PoissonBinomial(settings.measurementsMin());
    double any = 0;
    double enough = 0;
    double share = 0;
    for (int m = 0; m < audibility.draws(); m++) {
      count.clear();
      for (int i = 0; i < p.length; i++) {
        if (p[i][m] > 0) {
          count.add(p[i][m], near.get(i).kind().measurements());
        }
      }
      any += count.atLeast(1);
      enough += count.atLeast(settings.measurementsMin());
      share += count.cappedMean() / settings.measurementsMin();
    }
    int draws = audibility.draws();
    return new Detected(any / draws, enough / draws, share / draws);
  }

  /** Probability of k measurements or more, for each k asked for; mean over the weathers. */
  public double[] atLeast(double eastKm, double northKm, int... counts) {
    List<Sensor> near = near(eastKm, northKm);
    double[][] p = probabilities(near, eastKm, northKm);
    int most = java.util.Arrays.stream(counts).max().orElse(1);
    PoissonBinomial sum = new PoissonBinomial(most);
    double[] result = new double[counts.length];
    for (int m = 0; m < audibility.draws(); m++) {
      sum.clear();
      for (int i = 0; i < p.length; i++) {
        if (p[i][m] > 0) {
          sum.add(p[i][m], near.get(i).kind().measurements());
        }
      }
      for (int k = 0; k < counts.length; k++) {
        result[k] += sum.atLeast(counts[k]) / audibility.draws();
      }
    }
    return result;
  }

  private List<Sensor> near(double eastKm, double northKm) {
    return field.near(eastKm, northKm, settings.nearestMax(), audibility);
  }

  private double[][] probabilities(List<Sensor> near, double eastKm, double northKm) {
    double[][] p = new double[near.size()][audibility.draws()];
    for (int i = 0; i < p.length; i++) {
      audibility.fill(near.get(i), eastKm, northKm, p[i]);
    }
    return p;
  }

  /**
   * Least covariances of the place, km², one for each weather and each of {@code sets} draws of detecting sensors in which enough
   * measurements determine one.
   */
  public List<Symmetric2> errors(double eastKm, double northKm, int sets) {
    List<Sensor> near = near(eastKm, northKm);
    double[][] p = probabilities(near, eastKm, northKm);
    LocationBound bound = new LocationBound(
        given.timing().windErrorMetersPerSecond() / 1000, given.timing().temperatureErrorKelvin());
    List<Symmetric2> errors = new ArrayList<>();
    for (int point = 0; point < audibility.draws() * sets; point++) {
      int m = point % audibility.draws();
      bound.clear();
      int measurements = 0;
      int used = 0;
      for (int i = 0; i < p.length && used < LOCATING_MAX; i++) {
        if (Richtmyer.coordinate(point + 1, i) < p[i][m]) {
          Sensor sensor = near.get(i);
          add(bound, sensor, sensor.eastKm() - eastKm, sensor.northKm() - northKm);
          measurements += sensor.kind().measurements();
          used++;
        }
      }
      Symmetric2 error = bound.covarianceKm2();
      if (measurements >= settings.measurementsMin() && isPlace(error)) {
        errors.add(error);
      }
    }
    return errors;
  }

  private static boolean isPlace(Symmetric2 error) {
    return error.ee() > 0
        && error.nn() > 0
        && error.determinant() > 0
        && Double.isFinite(error.trace());
  }

  private void add(LocationBound bound, Sensor sensor, double east, double north) {
    double range = Math.sqrt(east * east + north * north);
    CoverageCase.Timing timing = given.timing();
    switch (sensor.kind()) {
      case PHONE_NODE, ACOUSTIC_NODE -> addSound(bound, range, east, north);
      case ACOUSTIC_ARRAY -> {
        addSound(bound, range, east, north);
        bound.addBearing(east, north, timing.bearingErrorRadians());
      }
      case INFRASOUND_ARRAY -> {
        addSound(bound, range, east, north);
        bound.addBearing(east, north, INFRASOUND_BEARING);
      }
      case SEISMIC_STATION -> {
        double path = SEISMIC_PATH_SHARE * range / SEISMIC_KM_PER_SECOND;
        bound.addSeismic(
            east,
            north,
            SEISMIC_KM_PER_SECOND,
            Math.sqrt(SEISMIC_PICK_SECONDS * SEISMIC_PICK_SECONDS + path * path));
      }
      case CAMERA_MAST -> bound.addBearing(east, north, timing.bearingErrorRadians());
      case RADAR -> bound.addPlace(Math.max(RADAR_KM_LEAST, RADAR_SHARE * range));
    }
  }

  private void addSound(LocationBound bound, double range, double east, double north) {
    double path = given.timing().pathErrorShare() * range / LocationBound.SOUND_KM_PER_SECOND;
    bound.addSound(
        east,
        north,
        LocationBound.SOUND_KM_PER_SECOND,
        Math.sqrt(PICK_SECONDS * PICK_SECONDS + path * path));
  }
}
