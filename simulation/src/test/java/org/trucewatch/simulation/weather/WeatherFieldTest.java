// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trucewatch.science.impulse.WindForecast;
import org.trucewatch.science.impulse.WindForecast.Told;
import org.trucewatch.science.propagation.Refraction;
import org.trucewatch.simulation.Chance;

class WeatherFieldTest {
  @Test
  void anyPlaceAndTimeInAnyOrderGivesTheSameAnswer() {
    WeatherField once = AnyWeather.drawn(7);
    WeatherField again = AnyWeather.drawn(7);
    List<double[]> asked = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      asked.add(new double[] {600 * random.nextDouble(), 864_000 * random.nextDouble()});
    }
    List<Air> first = asked.stream().map(a -> once.at(a[0], a[1])).toList();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random);
    for (int i : order) {
      assertThat(again.at(asked.get(i)[0], asked.get(i)[1])).isEqualTo(first.get(i));
    }
  }

  /** The truth lies within one, two and three stated standard deviations as often as a normal error says. */
  @Test
  void theForecastIsAsGoodAsItSays() {
    int told = 0;
    int[] within = new int[3];
    for (long seed = 0; seed < 40; seed++) {
      WeatherField field = AnyWeather.drawn(seed);
      WindForecast forecast = field.forecast(3 * 86_400, new Chance(1_000 + seed));
      for (WindForecast.Span s : forecast.spans()) {
        Air air = field.at((Math.max(0, s.fromKilometers()) + 1), s.fromSeconds());
        Told t = s.told();
        double[] errors = {
          (t.metersPerSecond() * t.towardsEast() - air.windEastMetersPerSecond()) / t.sd(),
          (t.metersPerSecond() * t.towardsNorth() - air.windNorthMetersPerSecond()) / t.sd(),
          (t.stepKelvin() - air.warmerKelvin(Refraction.HIGH_METERS)) / t.stepSd()
        };
        for (double e : errors) {
          told++;
          for (int k = 0; k < 3; k++) {
            within[k] += Math.abs(e) <= k + 1 ? 1 : 0;
          }
        }
      }
    }
    // Neighbours err alike, so the shares scatter more than their count says.
    assertThat(within[0] / (double) told).isCloseTo(0.683, within(0.03));
    assertThat(within[1] / (double) told).isCloseTo(0.954, within(0.015));
    assertThat(within[2] / (double) told).isCloseTo(0.997, within(0.004));
  }

  @Test
  void everyHourAndPlaceOfTheLineIsForecast() {
    WindForecast forecast = AnyWeather.drawn(1).forecast(86_400, new Chance(2));
    for (double x = -90; x < 690; x += 30) {
      for (double t = 0; t < 86_400; t += 1_800) {
        assertThat(forecast.at(x, t)).as("%.0f km, %.0f s", x, t).isPresent();
      }
    }
    assertThat(forecast.at(0, 86_400)).isEmpty();
  }

  @Test
  void eddiesAreNormalAndAlikeForWhatLiesClose() {
    Turbulence eddies = new Turbulence(new Chance(5), 2, 600);
    Random random = new Random(11);
    double sum = 0;
    double square = 0;
    double near = 0;
    double far = 0;
    int n = 40_000;
    for (int i = 0; i < n; i++) {
      double x = 1_000 * random.nextDouble();
      double y = 100 * random.nextDouble() - 50;
      double t = 86_400 * random.nextDouble();
      double here = eddies.at(x, y, t);
      sum += here;
      square += here * here;
      near += here * eddies.at(x + 0.3, y, t + 60);
      far += here * eddies.at(x + 5, y, t);
    }
    assertThat(sum / n).isCloseTo(0, within(0.05));
    assertThat(square / n).isCloseTo(1, within(0.05));
    assertThat(near / n).isGreaterThan(0.7);
    assertThat(far / n).isCloseTo(0, within(0.05));
  }
}
