// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;
import org.trucewatch.simulation.Sides.Side;
import org.trucewatch.simulation.report.PartyReports.Wave;
import org.trucewatch.simulation.report.ThermalSource;
import org.trucewatch.simulation.truth.TruthLine;
import org.trucewatch.simulation.truth.TruthLine.Kind;
import org.trucewatch.simulation.waveform.InfrasoundArray;
import org.trucewatch.simulation.waveform.NoiseSpectrum;
import org.trucewatch.simulation.waveform.WaveTrain;

/** Writes down what really happened while the demo is made. Nothing that makes a recording reads it. */
final class DemoTruth {
  /** The array that hears a vehicle. */
  static final String PASSAGE_ARRAY = "EXF";

  /** The band in which signal is set against noise, hertz. */
  private static final double BAND_FROM_HERTZ = 0.5;

  private static final double BAND_TO_HERTZ = 4;
  private static final double BAND_STEP_HERTZ = 0.1;

  /** Root mean square of a wave train against its peak. */
  private static final double RMS_OF_PEAK = 0.3;

  private final long seed;
  private final List<TruthLine> others = new ArrayList<>();
  private final Map<Explosion, List<Object>> heard = new LinkedHashMap<>();

  DemoTruth(long seed) {
    this.seed = seed;
  }

  /** An explosion's arrivals at an array. */
  void heard(
      Explosion explosion,
      InfrasoundArray array,
      List<Explosion.Arrival> arrivals,
      NoiseSpectrum noise) {
    double noisePascals = bandPascals(noise);
    List<Object> all = heard.computeIfAbsent(explosion, e -> new ArrayList<>());
    for (Explosion.Arrival a : arrivals) {
      double snr = 20 * StrictMath.log10(RMS_OF_PEAK * a.peakPascals() / noisePascals);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("sensorId", array.arrayId());
      entry.put("phase", a.phase().name());
      entry.put(
          "expectedArrival_ns",
          nanos(explosion.occurredAt()) + StrictMath.round(a.travelSeconds() * 1e9));
      entry.put("expectedSnr_dB", rounded(snr, 10));
      entry.put("expectedPeak_Pa", rounded(a.peakPascals(), 10_000));
      entry.put("range_km", rounded(a.rangeMeters() / 1000, 1000));
      entry.put("backAzimuth_deg", degrees(a.trueBackAzimuthRadians()));
      entry.put("apparentBackAzimuth_deg", degrees(a.apparentBackAzimuthRadians()));
      entry.put("traceSpeed_mps", rounded(a.phase().traceSpeedMetersPerSecond(), 10));
      all.add(entry);
    }
  }

  /** What is wrong with an array's elements. */
  void faults(InfrasoundArray array) {
    for (InfrasoundArray.Element element : array.elements()) {
      InfrasoundArray.Fault fault = element.fault();
      if (!fault.equals(InfrasoundArray.Fault.NONE)) {
        Map<String, Object> fields = placed(element.site().position());
        fields.put("sensorId", element.site().sensorId());
        fields.put("clockOffset_s", fault.clockOffsetSeconds());
        fields.put("lateStart_s", fault.lateStartSeconds());
        fields.put("extraNoise_dB", fault.extraNoiseDecibels());
        add("fault-" + element.site().sensorId(), Kind.FAULT, fields);
      }
    }
  }

  /** An array that sent nothing. */
  void outage(InfrasoundArray array, TimeSpan episode) {
    Map<String, Object> fields = placed(array.reference());
    fields.put("t_ns", nanos(episode.from()));
    fields.put("sensorId", array.arrayId());
    fields.put("outage_s", episode.length().toSeconds());
    add("outage-" + array.arrayId(), Kind.FAULT, fields);
  }

  /** The vehicle. */
  void passage(Instant recordingStart, WaveTrain.Approach first) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("t_ns", nanos(recordingStart) + StrictMath.round(first.seconds() * 1e9));
    fields.put("confuser", "VEHICLE");
    fields.put("sensorId", PASSAGE_ARRAY);
    fields.put("apparentBackAzimuth_deg", degrees(first.backAzimuthRadians()));
    fields.put("isViolation", false);
    fields.put("mustConclude", List.of("not part of an event"));
    add("vehicle", Kind.CONFUSER, fields);
  }

  /** All heat that is not of an explosion's making. */
  void heat(List<ThermalSource> sources) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).shroud() == ThermalSource.Shroud.CLOUD) {
        Map<String, Object> fields = placed(sources.get(i).place());
        fields.put("t_ns", nanos(sources.get(i).burns().from()));
        fields.put(
            "confuser", sources.get(i).place().equals(DemoWorld.KILN) ? "KILN" : "FARM_FIRE");
        fields.put("isViolation", false);
        add("heat-" + i, Kind.CONFUSER, fields);
      }
    }
  }

  /** Waves that were really flown, which in this exercise are all that were told. */
  void waves(List<Wave> waves, Side launching) {
    for (int i = 0; i < waves.size(); i++) {
      Wave wave = waves.get(i);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("t_ns", nanos(wave.from().toInstant(DemoWorld.LOCAL)));
      fields.put("side", launching.id());
      fields.put("weaponClass", "ONE_WAY_DRONE");
      fields.put("launched", wave.launched());
      fields.put(
          "isViolation",
          !wave.from().isBefore(DemoWorld.TRUCE_BEGINS)
              && wave.from().isBefore(DemoWorld.TRUCE_ENDS));
      add("wave-" + (i + 1), Kind.REPORT, fields);
    }
  }

  /** Explosions first, in order of time, then all else in the order told. */
  List<TruthLine> lines() {
    List<TruthLine> lines = new ArrayList<>();
    List<Explosion> explosions = new ArrayList<>(heard.keySet());
    explosions.sort(Comparator.comparing(Explosion::occurredAt));
    for (Explosion e : explosions) {
      Map<String, Object> fields = placed(e.place());
      fields.put("t_ns", nanos(e.occurredAt()));
      fields.put("side", e.firedBy().id());
      fields.put("weaponClass", e.weapon());
      fields.put("W_kg", rounded(e.blast().yieldKilograms(), 10));
      fields.put("visibleTo", heard.getOrDefault(e, List.of()));
      fields.put("isViolation", true);
      fields.put("mustConclude", e.mustConclude());
      lines.add(line("impact-" + e.name(), Kind.IMPACT, fields));
    }
    lines.addAll(others);
    return lines;
  }

  private void add(String name, Kind kind, Map<String, Object> fields) {
    others.add(line(name, kind, fields));
  }

  private TruthLine line(String name, Kind kind, Map<String, Object> fields) {
    fields.put("metFieldId", "uniform-eastward-duct");
    fields.put("seed", seed);
    return new TruthLine(TruthLine.ID_PREFIX + name, kind, fields);
  }

  private static Map<String, Object> placed(GeoPoint place) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("lat", rounded(place.latitudeDegrees(), 1_000_000));
    fields.put("lon", rounded(place.longitudeDegrees(), 1_000_000));
    fields.put("h", place.heightMeters());
    return fields;
  }

  private static double bandPascals(NoiseSpectrum noise) {
    double power = 0;
    for (double f = BAND_FROM_HERTZ; f < BAND_TO_HERTZ; f += BAND_STEP_HERTZ) {
      power += noise.densityAt(f + BAND_STEP_HERTZ / 2) * BAND_STEP_HERTZ;
    }
    return StrictMath.sqrt(power);
  }

  private static long nanos(Instant t) {
    return Math.addExact(Math.multiplyExact(t.getEpochSecond(), 1_000_000_000L), t.getNano());
  }

  private static double degrees(double radians) {
    double full = StrictMath.toDegrees(radians) % 360;
    return rounded(full < 0 ? full + 360 : full, 1000);
  }

  private static double rounded(double value, double steps) {
    return StrictMath.rint(value * steps) / steps;
  }
}
