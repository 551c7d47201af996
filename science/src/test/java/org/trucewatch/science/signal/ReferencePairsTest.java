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

  private static ArrayRecording hrr5(String array) {
    return RealRecordings.hrr5().stream()
        .filter(r -> r.array().arrayId().equals(array))
        .findFirst()
        .orElseThrow();
  }
}
