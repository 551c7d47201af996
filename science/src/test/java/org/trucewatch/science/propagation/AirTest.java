// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class AirTest {
  /** ICAO Doc 7488, digits as printed. */
  @ParameterizedTest
  @CsvSource({
    "0, 288.15, 101325, 1.2250, 340.294",
    "5000, 255.65, 54019.9, 0.73612, 320.529",
    "11000, 216.65, 22632.04, 0.36392, 295.069"
  })
  void theStandardAtmosphereHasItsTabledValues(
      double height, double kelvin, double pascals, double density, double speed) {
    StandardAtmosphere air = StandardAtmosphere.at(height);
    assertThat(air.temperatureKelvin()).isCloseTo(kelvin, within(1e-9));
    assertThat(air.pressurePascals()).isCloseTo(pascals, within(pascals * 1e-5));
    assertThat(air.densityKilogramsPerCubicMeter()).isCloseTo(density, within(6e-5));
    assertThat(air.soundMetersPerSecond()).isCloseTo(speed, within(6e-4));
  }

  @Test
  void theStandardAtmosphereIsIsothermalAboveElevenKilometers() {
    StandardAtmosphere air = StandardAtmosphere.at(20_000);
    assertThat(air.temperatureKelvin()).isCloseTo(216.65, within(1e-9));
    assertThat(air.pressurePascals()).isCloseTo(5474.88, within(0.06));
    assertThat(air.densityKilogramsPerCubicMeter()).isCloseTo(0.08803, within(6e-6));
    assertThatThrownBy(() -> StandardAtmosphere.at(20_001)).hasMessageContaining("heightMeters");
  }

  /** Cramer 1993 beside the ideal mixture; accepted within 0.15 m/s. */
  @ParameterizedTest
  @CsvSource({"0, 343.23, 343.36", "0.5, 343.87, 343.99", "1, 344.51, 344.61"})
  void humidityMakesSoundFaster(double humidity, double mixture, double cramer) {
    double speed = HumidAir.of(293.15, humidity).soundMetersPerSecond();
    assertThat(speed).isCloseTo(mixture, within(0.006)).isCloseTo(cramer, within(0.15));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/golden/absorption.csv")
  void absorptionIsThatOfTheStandard(
      double celsius, double percent, double hertz, double decibels) {
    HumidAir air = HumidAir.of(celsius + 273.15, percent / 100);
    assertThat(air.absorptionDecibelsPerKilometer(hertz))
        .isCloseTo(decibels, within(0.007 * decibels));
  }

  @Test
  void relaxationFrequenciesAreThoseOfTheStandard() {
    HumidAir air = HumidAir.of(293.15, 0.7);
    assertThat(air.vaporPercent()).isCloseTo(1.6143, within(1e-4));
    assertThat(air.oxygenHertz()).isCloseTo(53_174, within(1.0));
    assertThat(air.nitrogenHertz()).isCloseTo(461.0, within(0.06));
    assertThat(air.absorptionDecibelsPerKilometer(1000)).isCloseTo(4.9778, within(1e-3));
  }

  @Test
  void windCarriesSoundAlong() {
    double dry = HumidAir.drySoundMetersPerSecond(283.15);
    EffectiveSound air = EffectiveSound.withWindFrom(dry, 5, StrictMath.toRadians(270));
    assertThat(air.towardsMetersPerSecond(StrictMath.toRadians(120)))
        .isCloseTo(341.640, within(1e-3));
    assertThat(air.windEastMetersPerSecond()).isCloseTo(5, within(1e-12));
  }

  @Test
  void crossWindTurnsTheBearingDownwind() {
    EffectiveSound air = new EffectiveSound(340, 6, 0);
    // The source is north: the front arrives from where its air drifted, to the east of it.
    assertThat(air.bearingBiasRadians(0)).isCloseTo(6 / 340.0, within(2e-6));
    assertThat(air.bearingBiasRadians(StrictMath.PI / 2)).isCloseTo(0, within(1e-12));
    assertThat(air.bearingBiasRadians(StrictMath.PI)).isCloseTo(-6 / 340.0, within(2e-6));
  }

  @Test
  void raysThatBendUpwardsLeaveAShadow() {
    EffectiveSound air = new EffectiveSound(340, 0, 0);
    assertThat(air.shadowEdgeMeters(-0.05, 2, 2)).isCloseTo(329.8, within(0.06));
    assertThat(air.shadowEdgeMeters(0.05, 2, 2)).isInfinite();
    assertThat(EffectiveSound.profileGradientPerSecond(-1, 0.1, 1.9)).isCloseTo(-0.5, within(1e-9));
  }

  @Test
  void uncertainWeatherIsAnUncertainSpeed() {
    HumidAir air = HumidAir.of(288.15, 0.6);
    // 0.6 m/s a kelvin.
    assertThat(air.soundErrorMetersPerSecond(2, 0)).isCloseTo(1.2, within(0.05));
    assertThat(air.soundErrorMetersPerSecond(0, 0)).isCloseTo(0.136, within(0.01));
    assertThat(air.soundErrorMetersPerSecond(2, 0.3))
        .isGreaterThan(air.soundErrorMetersPerSecond(2, 0));
    assertThatThrownBy(() -> HumidAir.of(15, 0.6))
        .hasMessageContaining("temperatureKelvin is 15.0, expected 240.0 to 325.0 K");
    assertThatThrownBy(() -> HumidAir.of(288, 60)).hasMessageContaining("relativeHumidity");
  }
}
