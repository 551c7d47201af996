// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.exercise.ArrayArrival;
import org.trucewatch.simulation.exercise.RecordedArrays;

/**
 * What the detector makes of an exercise's recordings beside what the detection model drew for the same waves. The denominators
 * are waves of at least a millipascal that reached an array while it recorded; of several ways of one blast the strongest counts.
 */
public final class ArrayComparison {
  /** Half a window of the detector, and what its own measure of time may err. */
  private static final double TIME_SECONDS = 12;

  /** A detection that points farther away is none of this wave. */
  private static final double BEARING_RADIANS = StrictMath.toRadians(15);

  private static final double[] KILOMETERS = {30, 40, 60, 80, 170, 300};
  private static final double[] KILOGRAMS = {1, 10};

  private final Map<Cell, Row> rows = new TreeMap<>();
  private final Errors drawnErrors = new Errors();
  private final Errors recordedErrors = new Errors();
  private final Errors delayErrors = new Errors();
  private final Errors pathErrors = new Errors();
  private final Errors speedErrors = new Errors();
  private Count unexplained = Count.NONE;
  private double arrayHours;

  /** A class of strength and of distance: up to these, kg and km. */
  public record Cell(double kilogramsTo, double kilometersTo) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell o) {
      int byStrength = Double.compare(kilogramsTo, o.kilogramsTo);
      return byStrength != 0 ? byStrength : Double.compare(kilometersTo, o.kilometersTo);
    }
  }

  /**
   * Of the waves of one class.
   *
   * @param drawn that the model detected
   * @param own that have a detection of their own in the recordings
   * @param within that lie within a detection, which may be of several
   */
  public record Row(Count drawn, Count own, Count within) {
    private Row and(boolean isDrawn, boolean isOwn, boolean isWithin) {
      return new Row(drawn.and(isDrawn), own.and(isOwn), within.and(isWithin));
    }
  }

  /** Errors with their stated spreads. */
  public static final class Errors {
    private final List<Double> errors = new ArrayList<>();
    private double statedSquares;

    void add(double error, double stated) {
      errors.add(error);
      statedSquares += stated * stated;
    }

    /** How many: the denominator of the rest. */
    public int count() {
      return errors.size();
    }

    /** Their mean; NaN of nothing. */
    public double bias() {
      return errors.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Standard deviation about the mean; NaN of fewer than two. */
    public double sd() {
      double mean = bias();
      double squares = errors.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
      return errors.size() < 2 ? Double.NaN : Math.sqrt(squares / (errors.size() - 1));
    }

    /** Root mean square of what was stated. */
    public double stated() {
      return errors.isEmpty() ? Double.NaN : Math.sqrt(statedSquares / errors.size());
    }
  }

  /**
   * A detection in the recordings.
   *
   * @param bearing as the line is told it
   * @param durationSeconds how long it lasted
   * @param delaysTurnRadians what the delays of pairs say less what the beam says; NaN where they say nothing
   * @param traceSpeedMetersPerSecond across the array
   */
  public record Detected(
      Observation.Bearing bearing,
      double durationSeconds,
      double delaysTurnRadians,
      double traceSpeedMetersPerSecond) {}

  /** Adds one run. */
  public void add(RecordedArrays truth, List<Detected> detected) {
    arrayHours += truth.arrayHours();
    Map<String, ArrayArrival> waves = strongest(truth.arrivals());
    Set<String> drawn = new HashSet<>();
    for (RecordedArrays.Drawn d : truth.drawn()) {
      ArrayArrival wave = waves.get(key(d.bearing().sensor(), d.cause()));
      if (wave != null && drawn.add(key(d.bearing().sensor(), d.cause()))) {
        drawnErrors.add(
            turn(d.bearing().azimuthRadians() - wave.trueAzimuthRadians()),
            d.bearing().sdRadians());
      }
    }
    Set<String> own = owned(waves, detected);
    for (ArrayArrival wave : waves.values()) {
      String key = key(wave.sensor(), wave.occurrence());
      boolean within = detected.stream().anyMatch(d -> isWithin(wave, d));
      rows.merge(
          cell(wave),
          new Row(Count.NONE, Count.NONE, Count.NONE)
              .and(drawn.contains(key), own.contains(key), within),
          (a, b) -> new Row(
              a.drawn().plus(b.drawn()), a.own().plus(b.own()), a.within().plus(b.within())));
    }
  }

  private static Map<String, ArrayArrival> strongest(List<ArrayArrival> arrivals) {
    Map<String, ArrayArrival> waves = new TreeMap<>();
    arrivals.forEach(a -> waves.merge(
        key(a.sensor(), a.occurrence()), a, (x, y) -> y.peakPascals() > x.peakPascals() ? y : x));
    return waves;
  }

  private static String key(int sensor, long occurrence) {
    return sensor + "/" + occurrence;
  }

  /** Each detection takes the strongest wave about its time that no other has. */
  private Set<String> owned(Map<String, ArrayArrival> waves, List<Detected> detected) {
    Map<Integer, List<ArrayArrival>> bySensor = new HashMap<>();
    waves
        .values()
        .forEach(
            w -> bySensor.computeIfAbsent(w.sensor(), s -> new ArrayList<>()).add(w));
    Set<String> own = new HashSet<>();
    for (Detected d : detected) {
      ArrayArrival best = null;
      boolean any = false;
      for (ArrayArrival w : bySensor.getOrDefault(d.bearing().sensor(), List.of())) {
        boolean near =
            Math.abs(w.seconds() - d.bearing().seconds()) <= TIME_SECONDS && points(w, d);
        any |= near || isWithin(w, d);
        if (near
            && !own.contains(key(w.sensor(), w.occurrence()))
            && (best == null || w.peakPascals() > best.peakPascals())) {
          best = w;
        }
      }
      unexplained = unexplained.and(!any);
      if (best != null) {
        own.add(key(best.sensor(), best.occurrence()));
        measure(best, d);
      }
    }
    return own;
  }

  private void measure(ArrayArrival wave, Detected d) {
    double error = turn(d.bearing().azimuthRadians() - wave.trueAzimuthRadians());
    recordedErrors.add(error, d.bearing().sdRadians());
    pathErrors.add(wave.pathErrorRadians(), 0);
    speedErrors.add(d.traceSpeedMetersPerSecond() - wave.phase().traceSpeedMetersPerSecond(), 0);
    if (!Double.isNaN(d.delaysTurnRadians())) {
      delayErrors.add(turn(error + d.delaysTurnRadians()), 0);
    }
  }

  private static boolean points(ArrayArrival wave, Detected d) {
    return Math.abs(turn(d.bearing().azimuthRadians() - wave.trueAzimuthRadians()))
        <= BEARING_RADIANS;
  }

  private static boolean isWithin(ArrayArrival wave, Detected d) {
    return wave.sensor() == d.bearing().sensor()
        && Math.abs(wave.seconds() - d.bearing().seconds())
            <= TIME_SECONDS + d.durationSeconds() / 2
        && points(wave, d);
  }

  private static double turn(double radians) {
    return Math.IEEEremainder(radians, 2 * Math.PI);
  }

  private static Cell cell(ArrayArrival wave) {
    return new Cell(upTo(KILOGRAMS, wave.kilograms()), upTo(KILOMETERS, wave.kilometers()));
  }

  private static double upTo(double[] limits, double value) {
    for (double limit : limits) {
      if (value <= limit) {
        return limit;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** By strength and distance, ascending. */
  public Map<Cell, Row> rows() {
    return java.util.Collections.unmodifiableMap(rows);
  }

  /** Bearings that were drawn less the true ones, radians. */
  public Errors drawnErrors() {
    return drawnErrors;
  }

  /** Bearings by the detector's beam. */
  public Errors recordedErrors() {
    return recordedErrors;
  }

  /** Bearings by the delays of pairs of elements. */
  public Errors delayErrors() {
    return delayErrors;
  }

  /** By how much the air had turned the waves that were detected. */
  public Errors pathErrors() {
    return pathErrors;
  }

  /** Trace speeds less the true ones, m/s. */
  public Errors speedErrors() {
    return speedErrors;
  }

  /** Detections with no wave about their time and bearing, of all. */
  public Count unexplained() {
    return unexplained;
  }

  /** Hours recorded, of all arrays. */
  public double arrayHours() {
    return arrayHours;
  }
}
