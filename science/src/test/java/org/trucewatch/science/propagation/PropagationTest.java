// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.science.propagation.CelerityMixture.Component;
import org.trucewatch.science.propagation.CelerityMixture.Path;

class PropagationTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/celerity-mixture.csv")
  void canonicalMixtureHasItsPublishedValues(double celerity, double density) {
    assertThat(CelerityMixture.CANONICAL.density(celerity)).isCloseTo(density, within(1e-5));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/bearing-width.csv")
  void canonicalBearingWidthHasItsPublishedValues(
      double fStatistic, int elements, Double concentration, double halfWidthDegrees) {
    if (concentration != null) {
      assertThat(CanonicalBearingWidth.concentration(fStatistic, elements))
          .isCloseTo(concentration, within(1e-3));
    }
    assertThat(StrictMath.toDegrees(CanonicalBearingWidth.halfWidthRadians(fStatistic, elements)))
        .isCloseTo(halfWidthDegrees, within(1e-3));
  }

  @Test
  void weightsThatDoNotSumToOneAreRefusedWithTheirSum() {
    var half = new Component(Path.STRATOSPHERIC, 0.5, 3.4, 0.1);
    assertThatThrownBy(() -> new CelerityMixture(List.of(half)))
        .hasMessageContaining("weights sum to 0.5, expected 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 10, 79, 130, 181, 470, 1500})
  void travelTimesIntegrateToOneAtEveryRange(double range) {
    var density = new TravelTimeDensity(range, 2);
    double step = range * 5 / 20_000 + 0.002;
    double sum = 0;
    for (double t = -20; t < range * 6 + 20; t += step) {
      sum += density.density(t) * step;
    }
    assertThat(sum).isCloseTo(1, within(2e-3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 1, 29.9, 30.1, 500, 20_000})
  void bearingDensityIntegratesToOneRoundTheCircle(double concentration) {
    double sum = 0;
    int steps = 20_000;
    for (int i = 0; i < steps; i++) {
      double angle = 2 * StrictMath.PI * (i + 0.5) / steps;
      sum += StrictMath.exp(VonMises.logDensity(angle, concentration)) * 2 * StrictMath.PI / steps;
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void directSoundIsLikeliestNearAndStratosphericFar() {
    assertThat(new TravelTimeDensity(20, 1).likeliestPath(20 / 0.337)).isEqualTo(Path.TROPOSPHERIC);
    assertThat(new TravelTimeDensity(300, 1).likeliestPath(300 / 0.29))
        .isEqualTo(Path.STRATOSPHERIC);
    assertThat(new TravelTimeDensity(300, 1).likeliestPath(300 / 0.24))
        .isEqualTo(Path.THERMOSPHERIC);
  }

  @Test
  void deviationHolds93PercentWithinFiveDegreesFarAway() {
    // 1.812 standard deviations hold 93 % of a normal.
    assertThat(StrictMath.toDegrees(1.812 * BearingDeviation.errorRadians(300)))
        .isCloseTo(5, within(0.03));
  }
}
