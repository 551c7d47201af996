// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.domain.quantity.Symmetric2;

/** Validation against published values and values of LANL's infrapy; tolerances are physical. */
class ReferencePairsTest {
  private static final BeamSettings BRP = new BeamSettings(1, 5, 10, 5, 300, 600);

  @ParameterizedTest
  @CsvSource({"50, 150, 0.01, 1.66476", "80, 240, 0.01, 1.50207", "90, 270, 0.01, 1.46875"})
  void quantilesOfTheFDistribution(double above, double below, double p, double value) {
    assertThat(new FDistribution(above, below).exceededWith(p)).isCloseTo(value, within(6e-6));
  }

  @ParameterizedTest
  @CsvSource({"80, 240, 2.0, 2.941e-5, 1e-8", "80, 240, 1.5, 0.010215, 1e-6"})
  void tailsOfTheFDistribution(double above, double below, double x, double p, double tolerance) {
    assertThat(new FDistribution(above, below).survival(x)).isCloseTo(p, within(tolerance));
  }

  @Test
  void modeOfTheFDistribution() {
    assertThat(new FDistribution(40, 120).mode()).isCloseTo(0.93443, within(1e-5));
  }

  /** The source used a sphere of 6370.997 km; the ellipsoid differs by up to 0.3 %. */
  @Test
  void placesOfTheElementsAtBrp() {
    ArrayGeometry g = ArrayGeometry.of(RealRecordings.brp().array());
    double[][] expected = {{34.052, 122.587}, {154.548, 22.483}, {77.274, 33.510}};
    for (int m = 1; m <= 3; m++) {
      assertThat(g.eastMeters(m) - g.eastMeters(0)).isCloseTo(expected[m - 1][0], within(0.6));
      assertThat(g.northMeters(m) - g.northMeters(0)).isCloseTo(expected[m - 1][1], within(0.6));
    }
  }

  /** The co-array's eigenvalues are the number of elements times those of the spread. */
  @Test
  void coArrayOfBrp() {
    ArrayGeometry g = ArrayGeometry.of(RealRecordings.brp().array());
    Symmetric2 spread = g.spread(Subset.all(4));
    double mean = 4 * spread.trace() / 2;
    double half = Math.sqrt(mean * mean - 16 * spread.determinant());
    assertThat(mean - half).isCloseTo(32675.5, within(200.0));
    assertThat(mean + half).isCloseTo(55431.5, within(350.0));
  }

  /** Windows of the infrapy tutorial, 1-5 Hz. Tolerance: half of its grid's step, and 3 % in F. */
  @ParameterizedTest
  @CsvSource({
    "425, -41.840, 370.971, 31.9058",
    "690, -109.53, 335.19, 51.840",
    "830, -38.81, 358.12, 68.642"
  })
  void beamsAtBrp(double centre, double azimuth, double speed, double f) {
    BeamPeak peak = brpPeaks().stream()
        .min(Comparator.comparingDouble(p -> Math.abs(p.centreSeconds() - centre)))
        .orElseThrow();
    assertThat(peak.centreSeconds()).isCloseTo(centre, within(0.6));
    assertThat(Math.toDegrees(peak.slowness().backAzimuthRadians()) - 360)
        .isCloseTo(azimuth, within(1.0));
    assertThat(peak.slowness().traceSpeedMetersPerSecond()).isCloseTo(speed, within(4.0));
    assertThat(peak.fStatistic() / f).isCloseTo(1, within(0.1));
  }

  /** C, threshold and detections of Arrowsmith's detector on the same series. Our grid is finer, so F is a little larger. */
  @Test
  void adaptiveThresholdAtBrp() {
    List<BeamPeak> peaks = brpPeaks();
    double[] times = peaks.stream().mapToDouble(BeamPeak::centreSeconds).toArray();
    double[] f = peaks.stream().mapToDouble(BeamPeak::fStatistic).toArray();
    int[] members = peaks.stream().mapToInt(p -> p.members().size()).toArray();
    assertThat(AdaptiveFThreshold.mode(f, 0, f.length)).isCloseTo(2.2015, within(0.15));
    double[] thresholds = new AdaptiveFThreshold(0.05, 40).thresholds(times, f, members);
    assertThat(thresholds[0]).isCloseTo(3.5227, within(0.25));
    BeamSeries series = new BeamSeries(peaks, new AdaptiveFThreshold(0.05, 40), BRP);
    List<Double> found = series.runs().stream()
        .map(r -> series.peak(r.strongest()).centreSeconds())
        .toList();
    for (double expected : new double[] {425, 620, 690, 830, 890}) {
      assertThat(found).as("detection at %s s", expected).anyMatch(t -> Math.abs(t - expected) < 6);
    }
  }

  /** Windows every 5 s from the records' own start, as in the tutorial; the first is lost to the filter's edge. */
  private static List<BeamPeak> brpPeaks() {
    ArrayRecording recording = RealRecordings.brp();
    AlignedTraces traces = TraceAligner.align(recording);
    BartlettBeam beam =
        new BartlettBeam(ArrayGeometry.of(recording.array()), BRP, traces.rateHertz());
    Duration early = Duration.between(recording.segments().getFirst().start(), traces.start());
    List<BeamPeak> peaks = new ArrayList<>();
    for (int seconds = 5; seconds + 12 < 1200; seconds += 5) {
      int from = (int) Math.round((seconds - early.toNanos() * 1e-9) * traces.rateHertz());
      WindowSpectra w = beam.spectraFrom(traces, from);
      BeamPeak p = beam.peak(w, w.present());
      peaks.add(new BeamPeak(seconds + 5, p.members(), p.slowness(), p.coherence()));
    }
    return peaks;
  }

  /** Reference pair 42. The last column is what the golden path must hold: degrees off the true bearing. */
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/hrr5-beams.csv", numLinesToSkip = 1)
  void beamsOfTheRealExplosion(
      String array, String utc, double azimuth, double f, double truth, double offMax) {
    ArrayRecording recording = hrr5(array);
    ArrayDetections found = new ArrayDetector(DetectorSettings.INFRASOUND).detect(recording);
    Detection d = found.detections().stream()
        .max(Comparator.comparingDouble(Detection::fStatistic))
        .orElseThrow();
    assertThat(Duration.between(Instant.parse(utc), d.detectedAt()).abs())
        .isLessThan(Duration.ofSeconds(10));
    assertThat(Math.toDegrees(d.backAzimuthRadians())).isCloseTo(azimuth, within(1.5));
    assertThat(d.fStatistic() / f).isCloseTo(1, within(0.15));
    assertThat(Math.toDegrees(d.backAzimuthRadians())).isCloseTo(truth, within(offMax));
  }

  /** Reference pair 43: aligned by sample count instead of time stamps the beam is lost. */
  @ParameterizedTest
  @CsvSource({"W340, 6.11", "W420, 4.38"})
  void alignedBySampleCountTheBeamIsLost(String array, double f) {
    ArrayRecording recording = hrr5(array);
    Instant start = Instant.parse("2012-08-27T23:00:00Z");
    List<WaveformSegment> byCount = recording.segments().stream()
        .map(s -> new WaveformSegment(s.sensorId(), start, s.sampleRateHertz(), s.pascals()))
        .toList();
    AlignedTraces traces = TraceAligner.align(new ArrayRecording(recording.array(), byCount));
    BartlettBeam beam = new BartlettBeam(
        ArrayGeometry.of(recording.array()), BeamSettings.INFRASOUND, traces.rateHertz());
    double largest = beam.spectra(traces).stream()
        .filter(w -> w.present().size() >= 4)
        .mapToDouble(w -> beam.peak(w, w.present()).fStatistic())
        .max()
        .orElseThrow();
    assertThat(largest / f).isCloseTo(1, within(0.2));
  }

  /** East and north of the elements at BRP on the source's sphere of 6370.997 km: reference pair 36. */
  private static final ArrayGeometry BRP_SPHERE = new ArrayGeometry(
      new double[] {0, 34.052, 154.548, 77.274}, new double[] {0, 122.587, 22.483, 33.510});

  /** Reference pair 40: delays between all pairs, whole samples, zero-phase 1 to 5 Hz. */
  @ParameterizedTest
  @CsvSource({"420, 319.69, 377.19, 0.0041, 0.9527", "825, 321.35, 355.53, 0.0054, 0.9788"})
  void delaysBetweenPairsAtBrp(
      int from, double azimuth, double speed, double sigma, double correlation) {
    double[][] windows = new double[4][];
    for (int m = 0; m < 4; m++) {
      WaveformSegment segment = RealRecordings.brp().segments().get(m);
      double[] filtered = new ButterworthBand(1, 5, 100).bothWays(withoutMean(segment.pascals()));
      windows[m] = java.util.Arrays.copyOfRange(filtered, 100 * from, 100 * from + 1000);
    }
    PairDelays found = PairDelays.of(BRP_SPHERE, windows, 100, 1, PairDelays.Reading.WHOLE_SAMPLES);
    assertThat(Math.toDegrees(found.slowness().backAzimuthRadians()))
        .isCloseTo(azimuth, within(0.005));
    assertThat(found.slowness().traceSpeedMetersPerSecond()).isCloseTo(speed, within(0.005));
    assertThat(found.sigmaSeconds()).isCloseTo(sigma, within(5e-5));
    assertThat(found.medianCorrelation()).isCloseTo(correlation, within(5e-5));
  }

  /**
   * Reference pair 37: noise at the beginning of the record, 0.5 to 5 Hz, on the source's polar grid and at its rate. How the
   * source interpolates between grid points is not given, so the largest grid point must be the same one (half a step), and F
   * within what half a step changes.
   */
  @ParameterizedTest
  @CsvSource({
    "5, -138.73, 299.31, 1.7871",
    "10, -102.31, 500.44, 1.4329",
    "15, 126.20, 299.35, 1.6284",
    "20, -66.40, 344.30, 2.0572",
    "25, -32.85, 385.74, 2.4616"
  })
  void beamsInNoiseAtBrp(int centre, double azimuth, double speed, double f) {
    BartlettBeam beam =
        new BartlettBeam(BRP_SPHERE, new BeamSettings(0.5, 5, 10, 5, 300, 600), 100);
    double[][] raw = new double[4][];
    for (int m = 0; m < 4; m++) {
      raw[m] = withoutMean(RealRecordings.brp().segments().get(m).pascals());
    }
    WindowSpectra w =
        beam.spectraFrom(new AlignedTraces(Instant.EPOCH, 100, raw), 100 * (centre - 5));
    double best = -1;
    int bestAzimuth = 0;
    double bestSpeed = 0;
    for (int a = -180; a < 180; a += 2) {
      for (double v = 300; v <= 600; v += 2.5) {
        double c = beam.coherence(w, w.present(), Slowness.of(Math.toRadians(a), v));
        if (c > best) {
          best = c;
          bestAzimuth = a;
          bestSpeed = v;
        }
      }
    }
    assertThat((double) bestAzimuth).isCloseTo(azimuth, within(1.0));
    assertThat(bestSpeed).isCloseTo(speed, within(1.25));
    assertThat(3 * best / (1 - best) / f).isCloseTo(1, within(0.0025));
  }

  private static double[] withoutMean(double[] x) {
    double mean = java.util.Arrays.stream(x).sum() / x.length;
    return java.util.Arrays.stream(x).map(v -> v - mean).toArray();
  }

  private static ArrayRecording hrr5(String array) {
    return RealRecordings.hrr5().stream()
        .filter(r -> r.array().arrayId().equals(array))
        .findFirst()
        .orElseThrow();
  }
}
