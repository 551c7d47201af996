// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.location.BearingBound;

/** What must hold of any network, on networks that seeds make up. */
class CoverageLawsTest {
  private static final List<Weather> WEATHERS = Weather.draws(24);

  private static List<Sensor> network(Draw draw, int count) {
    SensorKind[] kinds = {
      SensorKind.ACOUSTIC_NODE,
      SensorKind.ACOUSTIC_ARRAY,
      SensorKind.SEISMIC_STATION,
      SensorKind.RADAR
    };
    List<Sensor> sensors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sensors.add(Sensor.allRound(
          "s" + i,
          kinds[draw.below(kinds.length)],
          draw.between(-15, 15),
          draw.between(-15, 15),
          draw.below(2) == 0 ? "a" : "b"));
    }
    return sensors;
  }

  private static CoverageModel model(List<Sensor> sensors, CoverageCase given, SourceClass source) {
    return new CoverageModel(
        sensors,
        new Hearing(given, source, WEATHERS, Hearing.ACOUSTIC_RANGE_KM_MAX),
        given,
        CoverageSettings.locatable());
  }

  /** Every outcome of twelve trials is listed, each with its probability. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void theRecursionAgreesWithEveryOutcomeListed(long seed) {
    Draw draw = new Draw(seed);
    int n = 12;
    double[] p = new double[n];
    int[] units = new int[n];
    PoissonBinomial sum = new PoissonBinomial(6);
    for (int i = 0; i < n; i++) {
      p[i] = draw.between(0, 1);
      units[i] = 1 + draw.below(3);
      sum.add(p[i], units[i]);
    }
    double[] exact = new double[7];
    double capped = 0;
    for (int outcome = 0; outcome < 1 << n; outcome++) {
      double weight = 1;
      int count = 0;
      for (int i = 0; i < n; i++) {
        boolean success = (outcome >> i & 1) == 1;
        weight *= success ? p[i] : 1 - p[i];
        count += success ? units[i] : 0;
      }
      for (int k = 0; k <= Math.min(6, count); k++) {
        exact[k] += weight;
      }
      capped += weight * Math.min(6, count);
    }
    for (int k = 0; k <= 6; k++) {
      assertThat(sum.atLeast(k)).isCloseTo(exact[k], within(1e-12));
    }
    assertThat(sum.cappedMean()).isCloseTo(capped, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void oneSensorMoreNeverLowersCoverageNorWorsensTheBound(long seed) {
    Draw draw = new Draw(seed);
    List<Sensor> sensors = network(draw, 20);
    for (CoverageCase given : CoverageCase.ALL) {
      double before = 0;
      for (int n = 4; n <= sensors.size(); n += 4) {
        CoverageModel.Detected found =
            model(sensors.subList(0, n), given, SourceClass.MORTAR_120_IMPACT).detected(1, -2);
        assertThat(found.enough()).isGreaterThanOrEqualTo(before - 1e-12);
        assertThat(found.any()).isGreaterThanOrEqualTo(found.enough());
        before = found.enough();
      }
    }
    LocationBound bound = new LocationBound(0.002, 2);
    double trace = Double.POSITIVE_INFINITY;
    for (Sensor s : sensors) {
      bound.addSound(s.eastKm() - 1, s.northKm() + 2, 0.34, 0.05);
      double next = bound.covarianceKm2().trace();
      assertThat(next).isLessThanOrEqualTo(trace * (1 + 1e-6));
      trace = next;
    }
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void aLouderSourceIsNeverSeenLess(long seed) {
    List<SourceClass> louder = List.of(
        SourceClass.MORTAR_82_IMPACT,
        SourceClass.MORTAR_120_IMPACT,
        SourceClass.HOWITZER_122_IMPACT,
        SourceClass.HOWITZER_152_IMPACT);
    List<Sensor> sensors = network(new Draw(seed), 20).stream()
        .filter(s -> s.kind() != SensorKind.RADAR) // a radar sees projectiles, and hears nothing
        .toList();
    for (CoverageCase given : CoverageCase.ALL) {
      double before = 0;
      for (SourceClass source : louder) {
        double next = model(sensors, given, source).detected(3, 1).enough();
        assertThat(next).isGreaterThanOrEqualTo(before - 1e-12);
        before = next;
      }
    }
  }

  @Test
  void theCasesStandInTheirOrderForEverySource() {
    List<Sensor> sensors = network(new Draw(5), 25);
    for (SourceClass source : SourceClass.values()) {
      double optimistic =
          model(sensors, CoverageCase.OPTIMISTIC, source).detected(0, 0).any();
      double base = model(sensors, CoverageCase.BASE, source).detected(0, 0).any();
      double conservative =
          model(sensors, CoverageCase.CONSERVATIVE, source).detected(0, 0).any();
      assertThat(optimistic).as(source.id()).isGreaterThanOrEqualTo(base);
      assertThat(base).as(source.id()).isGreaterThanOrEqualTo(conservative);
    }
  }

  @Test
  void theSameQuestionAndAnyOrderOfTheSensorsGiveTheSameBits() {
    List<Sensor> sensors = network(new Draw(9), 25);
    List<Sensor> reversed = new ArrayList<>(sensors);
    java.util.Collections.reverse(reversed);
    CoverageModel one = model(sensors, CoverageCase.BASE, SourceClass.MORTAR_120_IMPACT);
    CoverageModel other = model(reversed, CoverageCase.BASE, SourceClass.MORTAR_120_IMPACT);
    assertThat(other.detected(2, 3)).isEqualTo(one.detected(2, 3));
    assertThat(other.errors(2, 3, 2)).isEqualTo(one.errors(2, 3, 2));
  }

  @Test
  void sharedWeatherMakesALessCertainNetworkThanWeatherOfItsOwn() {
    Hearing shared =
        new Hearing(CoverageCase.BASE, SourceClass.MORTAR_120_IMPACT, Weather.draws(64), 20);
    BeltSweep belt = BeltSweep.reference(SensorKind.ACOUSTIC_NODE);
    double together = belt.mean(shared, CoverageCase.BASE, 4, 4)[0];
    double alone = belt.mean(new MeanWeather(shared), CoverageCase.BASE, 4, 4)[0];
    assertThat(alone).isBetween(together + 0.03, together + 0.2);
  }

  @Test
  void theDrawsOfTheWeatherHaveTheSharesAndMomentsTheyStandFor() {
    List<Weather> draws = Weather.draws(1024);
    for (Weather.State state : Weather.State.values()) {
      assertThat(draws.stream().filter(w -> w.state() == state).count() / 1024.0)
          .isCloseTo(state.share(), within(0.005));
    }
    assertThat(draws.stream().mapToDouble(Weather::sourceDecibels).average().orElseThrow())
        .isCloseTo(0, within(0.1));
    assertThat(Math.sqrt(draws.stream()
            .mapToDouble(w -> w.sourceDecibels() * w.sourceDecibels())
            .average()
            .orElseThrow()))
        .isCloseTo(3, within(0.03));
    assertThat(draws.stream()
            .filter(w -> w.state() == Weather.State.WINDY)
            .mapToDouble(Weather::windMetersPerSecond)
            .average()
            .orElseThrow())
        .isCloseTo(3 + 3.2 * Math.sqrt(Math.PI) / 2, within(0.05));
  }

  @Test
  void unknownWindWidensTheBoundAndAKnownOneDoesNot() {
    double[] sizes = {0, 0.001, 0.003};
    double before = 0;
    for (double wind : sizes) {
      LocationBound bound = new LocationBound(wind, 0);
      for (int i = 0; i < 6; i++) {
        double angle = i * 0.4; // all to one side, where wind is mistaken for distance
        bound.addSound(4 * StrictMath.cos(angle), 4 * StrictMath.sin(angle), 0.34, 0.03);
      }
      double error = BearingBound.circularErrorMeters(bound.covarianceKm2());
      assertThat(error).isGreaterThan(before);
      before = error;
    }
  }

  @Test
  void theFartherFromTheLineTheSurerTheSide() {
    double before = 0;
    for (double km = 0.1; km < 20; km *= 1.5) {
      SideNaming naming = SideNaming.at(km, 0.3, 0.35);
      assertThat(naming.right()).isGreaterThanOrEqualTo(before);
      assertThat(naming.right() + naming.wrong()).isLessThanOrEqualTo(1 + 1e-9);
      assertThat(naming.wrong()).isLessThan(naming.right());
      before = naming.right();
    }
    SideNaming onTheLine = SideNaming.at(0, 0.3, 0.35);
    assertThat(onTheLine.right()).isCloseTo(onTheLine.wrong(), within(1e-9));
    assertThat(SideNaming.at(1e6, 0.3, 0.35).meanMass()).isCloseTo(0.98, within(1e-9));
  }

  /** The closed form of naming a side, against estimates scattered by the same law. */
  @Test
  void namingASideAgreesWithScatteredEstimates() {
    Draw draw = new Draw(11);
    int n = 200_000;
    double s = Math.sqrt(0.3 * 0.3 + 0.35 * 0.35);
    int right = 0;
    int wrong = 0;
    double mass = 0;
    for (int i = 0; i < n; i++) {
      double width = draw.between(0, 1) < SideNaming.WIDE_SHARE ? 5 : 1;
      double z = 0.8 / s + width * draw.gaussian();
      double p = 0.98 * (0.95 * Normal.below(z) + 0.05 * Normal.below(z / 5));
      double q = 0.98 * (0.95 * Normal.below(-z) + 0.05 * Normal.below(-z / 5));
      right += p >= 0.9 ? 1 : 0;
      wrong += q >= 0.9 ? 1 : 0;
      mass += p / n;
    }
    SideNaming naming = SideNaming.at(0.8, 0.3, 0.35);
    assertThat(right / (double) n).isCloseTo(naming.right(), within(0.005));
    assertThat(wrong / (double) n).isCloseTo(naming.wrong(), within(0.002));
    assertThat(mass).isCloseTo(naming.meanMass(), within(0.003));
  }

  @Test
  void layoutsKeepTheirDistanceAndTheirCount() {
    List<PlanePoint> sites = HexLayout.belt(120, 30, 2.5, 1);
    assertThat(sites).hasSize(HexLayout.beltCount(120, 30, 2.5, 1));
    assertThat(sites).allMatch(p -> Math.abs(p.northKm()) >= 1 && Math.abs(p.northKm()) <= 15);
    LineTrace line = LineTrace.straight(120);
    assertThat(HexLayout.over(new Region.Corridor(line, 10), 4, line, 2))
        .allMatch(p -> Math.abs(line.offset(p.eastKm(), p.northKm()).distanceKm()) >= 2)
        .allMatch(p -> Math.abs(line.offset(p.eastKm(), p.northKm()).distanceKm()) <= 10);
    assertThat(line.offset(30, 3).distanceKm()).isEqualTo(3);
    assertThat(line.offset(30, -3).distanceKm()).isEqualTo(-3);
    assertThatThrownBy(() -> new LineTrace(List.of(List.of(new PlanePoint(0, 0)))))
        .hasMessageContaining("at least 2 points");
  }

  @Test
  void aRadarLooksInItsSectorOnly() {
    Hearing hearing = new Hearing(CoverageCase.BASE, SourceClass.MORTAR_120_LAUNCH, WEATHERS, 20);
    Sensor north = new Sensor("r", SensorKind.RADAR, 0, 0, "", 0);
    double[] p = new double[WEATHERS.size()];
    hearing.fill(north, 0, 8, p);
    assertThat(p[0]).isGreaterThan(0.3);
    hearing.fill(north, 0, -8, p);
    assertThat(Arrays.stream(p).sum()).isZero();
    Symmetric2 error = model(List.of(north), CoverageCase.BASE, SourceClass.MORTAR_120_LAUNCH)
        .errors(0, 8, 2)
        .getFirst();
    assertThat(1000 * BearingBound.circularErrorMeters(error)).isCloseTo(32, within(1.0));
  }
}
