// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.StretchCoverage;
import org.trucewatch.domain.line.VesselCheck;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.PlainLine;
import org.trucewatch.science.impulse.WindForecast;

class VigilanceTest {
  private static final double DAY = 86_400;

  private static void lose(PlainLine line, int sensor, double seconds) {
    line.add(new Observation.Health(sensor, seconds, false, seconds));
  }

  @Test
  void sensorsThatFailAloneRaiseNoAlert() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      PlainLine line = new PlainLine(seed, 60);
      for (int s = 0; s < line.sensors().size(); s++) {
        if (random.nextDouble() < 1.0 / 23) {
          lose(line, s, 600 * random.nextInt(1, 144));
        }
      }
      assertThat(new OutageWatch().alerts(line.record(DAY))).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void sensorsThatFailTogetherRaiseOneAlert() {
    PlainLine line = new PlainLine(1, 120);
    int gone = 0;
    for (int s = 0; s < line.sensors().size(); s++) {
      double x = line.sensors().get(s).eastKilometers();
      if (x > 30 && x < 90 && s % 3 == 0) {
        lose(line, s, 36_000 + 600 * (s % 12));
        gone++;
      }
    }
    List<OutageAlert> alerts = new OutageWatch().alerts(line.record(DAY));
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).probabilityByChance()).isLessThan(1e-4);
    assertThat(alerts.get(0).down()).isEqualTo(gone);
    assertThat(alerts.get(0).toSeconds()).isEqualTo(DAY);
  }

  @Test
  void whatWasDownAtTheBeginIsNoAlert() {
    PlainLine line = new PlainLine(1, 60);
    for (int s = 0; s < line.sensors().size(); s += 2) {
      lose(line, s, 0);
    }
    assertThat(new OutageWatch().alerts(line.record(DAY))).isEmpty();
  }

  private static void fly(PlainLine line, Random random, double[] from, double[] velocity) {
    for (double t = 0; t < 1_200; t += 10) {
      double x = from[0] + velocity[0] * t;
      double y = from[1] + velocity[1] * t;
      for (int s = 0; s < line.sensors().size(); s++) {
        Sensor n = line.sensors().get(s);
        double km = Math.hypot(n.eastKilometers() - x, n.northKilometers() - y);
        if (km < 4 && random.nextDouble() < 0.9 * (1 - km * km / 16)) {
          double at = 1_000 + t + km / 0.34;
          line.add(new Observation.DroneHeard(
              s, at, 85 + random.nextGaussian(), 3 + 20 * Math.log10(4 / Math.max(km, 0.1)), at));
        }
      }
    }
  }

  @Test
  void twoEnginesAtOnceAreTwoTracksWithSpeedAndHeading() {
    for (long seed = 0; seed < 10; seed++) {
      PlainLine line = new PlainLine(seed, 120);
      Random random = new Random(seed);
      fly(line, random, new double[] {10, -5}, new double[] {0.043, 0.008});
      fly(line, random, new double[] {110, 6}, new double[] {-0.045, -0.006});
      List<DroneTrack> tracks = new DroneTracker().tracks(line.record(DAY));
      assertThat(tracks).as("seed %d", seed).hasSize(2);
      for (DroneTrack t : tracks) {
        boolean east = t.headingRadians() < Math.PI;
        assertThat(t.speedMetersPerSecond())
            .isCloseTo(east ? Math.hypot(43, 8) : Math.hypot(45, 6), within(3 * t.speedSd() + 0.5));
        double heading = east ? Math.atan2(43, 8) : Math.atan2(-45, -6) + 2 * Math.PI;
        assertThat(t.headingRadians()).isCloseTo(heading, within(3 * t.headingSd() + 0.02));
      }
    }
  }

  @Test
  void whatOneNodeHearsIsNoTrack() {
    PlainLine line = new PlainLine(1, 60);
    for (int i = 0; i < 40; i++) {
      line.add(new Observation.DroneHeard(17, 1_000 + 10 * i, 400, 12, 1_001 + 10 * i));
    }
    assertThat(new DroneTracker().tracks(line.record(DAY))).isEmpty();
  }

  @Test
  void shipsThatCircleAtAHundredKnotsAreRefusedAndOthersAreNot() {
    PlainLine line = new PlainLine(1, 20);
    for (double t = 0; t < 7_200; t += 60) {
      double turn = 2 * Math.PI * t / 240;
      line.add(new Observation.VesselPosition(
          1, t, 30 + 3 * Math.cos(turn), -15 + 3 * Math.sin(turn), t));
      line.add(new Observation.VesselPosition(2, t, 30 + 0.005 * t, -15, t));
      line.add(new Observation.VesselPosition(3, t, 40 + 0.0205 * t, -15, t)); // 40 knots
    }
    List<VesselCheck> checks = new VesselWatch().checks(line.record(DAY));
    assertThat(checks).extracting(VesselCheck::isRefused).containsExactly(true, false, false);
    assertThat(checks.get(1).refused()).isZero();
  }

  @Test
  void oneWildPositionIsRefusedAndTheShipIsNot() {
    PlainLine line = new PlainLine(1, 20);
    for (int i = 0; i < 100; i++) {
      double jump = i == 50 ? 20 : 0;
      line.add(new Observation.VesselPosition(1, 60 * i, 30 + 0.3 * i + jump, -15, 60 * i));
    }
    assertThat(new VesselWatch().checks(line.record(DAY))).singleElement().satisfies(c -> {
      assertThat(c.refused()).isEqualTo(1);
      assertThat(c.isRefused()).isFalse();
    });
  }

  @Test
  void nodesThatReplayABarrageAreFlaggedAndTheirNeighboursAreNot() {
    PlainLine line = new PlainLine(3, 45);
    line.noise(20, DAY / 4);
    Random random = new Random(3);
    List<Integer> forged = List.of(3, 10, 17, 26, 33, 40, 55, 62);
    for (int node : forged) {
      double begun = 9_000 + 6 * random.nextDouble();
      for (int round = 0; round < 30; round++) {
        double at = begun + 9 * round;
        line.add(new Observation.Pick(node, at, 0.012, 22 + 4 * random.nextDouble(), at + 1));
      }
    }
    List<SensorFlag> flags = new SensorWatch().flags(List.of(), line.record(DAY / 4));
    assertThat(flags).extracting(SensorFlag::sensor).containsExactlyElementsOf(forged);
    assertThat(flags).allSatisfy(f -> assertThat(f.what()).isEqualTo(SensorFlag.What.ALONE));
  }

  @Test
  void aNodeThatStandsElsewhereIsFlaggedAndNoOther() {
    PlainLine line = new PlainLine(4, 45);
    Random random = new Random(4);
    for (int i = 0; i < 25; i++) {
      line.blast(1_000 + 900 * i, 5 + 35 * random.nextDouble(), 6 * random.nextGaussian(), 3);
    }
    LineRecord sound = line.record(DAY);
    assertThat(new SensorWatch().flags(line.pulses(sound), sound)).isEmpty();
    line.displace(40, 0.25, 0.17);
    LineRecord record = line.record(DAY);
    List<SensorFlag> flags = new SensorWatch().flags(line.pulses(record), record);
    assertThat(flags).extracting(SensorFlag::sensor).containsExactly(40);
    assertThat(flags.get(0).what()).isEqualTo(SensorFlag.What.PLACE);
  }

  @Test
  void soundNodesAreNotFlaggedWhateverTheSeed() {
    for (long seed = 0; seed < 10; seed++) {
      PlainLine line = new PlainLine(seed, 45);
      Random random = new Random(seed);
      for (int i = 0; i < 15; i++) {
        line.blast(1_000 + 900 * i, 5 + 35 * random.nextDouble(), 6 * random.nextGaussian(), 3);
      }
      line.noise(20, DAY);
      LineRecord record = line.record(DAY);
      assertThat(new SensorWatch().flags(line.pulses(record), record))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void coverageFallsWithNodesAndNamesTheGap() {
    PlainLine line = new PlainLine(1, 60);
    for (int s = 0; s < line.sensors().size(); s++) {
      if (s % 6 != 0) {
        lose(line, s, 43_200);
      }
    }
    List<StretchCoverage> all = new CoverageWatch().coverage(line.record(DAY), List.of());
    List<StretchCoverage> bursts =
        all.stream().filter(c -> c.reference().equals(CoverageWatch.REFERENCE)).toList();
    assertThat(bursts).hasSize(3 * 24);
    for (StretchCoverage c : bursts) {
      assertThat(c.isCovered()).as("%s", c).isEqualTo(c.fromSeconds() < 43_200);
    }
    assertThat(all.stream().filter(c -> c.reference().equals(CoverageWatch.QUADCOPTER)))
        .hasSize(3)
        .allSatisfy(c -> assertThat(c.isCovered()).isFalse());
  }

  private static double meanDetection(WindForecast forecast) {
    LineRecord calm = new PlainLine(1, 60).record(DAY);
    LineRecord told = new LineRecord(
        calm.sensors(),
        calm.observations(),
        calm.numbers(),
        calm.line(),
        calm.fromSeconds(),
        calm.toSeconds(),
        calm.soundKilometersPerSecond(),
        forecast);
    return new CoverageWatch()
        .coverage(told, List.of()).stream()
            .filter(c -> c.reference().equals(CoverageWatch.REFERENCE))
            .mapToDouble(StretchCoverage::detection)
            .average()
            .orElseThrow();
  }

  @Test
  void aStrongWindThatIsForecastReducesTheDetectionThatIsStated() {
    double last = 1;
    for (double wind : new double[] {4, 7, 10, 15, 20}) {
      double detection = meanDetection(new WindForecast(wind, 1.5));
      assertThat(detection).as("%.0f m/s", wind).isLessThan(last);
      last = detection;
    }
    assertThat(meanDetection(new WindForecast(4, 1.5))).isGreaterThan(0.8);
    assertThat(meanDetection(new WindForecast(15, 1.5))).isLessThan(0.2);
    assertThat(meanDetection(WindForecast.UNKNOWN))
        .isEqualTo(meanDetection(new WindForecast(Double.NaN, Double.NaN)));
  }
}
