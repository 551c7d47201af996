// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class BearingBoundTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/golden/bearing-bound.csv")
  void boundHasItsReferenceValues(
      double east, double north, String arrays, Double sdEast, Double sdNorth, double cep) {
    List<BearingBound.Sight> sights = new ArrayList<>();
    String[] numbers = arrays.split(" ");
    for (int i = 0; i < numbers.length; i += 2) {
      double toEast = east - Double.parseDouble(numbers[i]);
      double toNorth = north - Double.parseDouble(numbers[i + 1]);
      sights.add(new BearingBound.Sight(
          StrictMath.hypot(toEast, toNorth),
          StrictMath.atan2(toEast, toNorth),
          StrictMath.toRadians(2)));
    }
    var covariance = BearingBound.covarianceMeters2(sights);
    if (sdEast != null && sdNorth != null) {
      assertThat(StrictMath.sqrt(covariance.ee())).isCloseTo(sdEast, within(0.05));
      assertThat(StrictMath.sqrt(covariance.nn())).isCloseTo(sdNorth, within(0.05));
    }
    assertThat(BearingBound.circularErrorMeters(covariance)).isCloseTo(cep, within(0.05));
  }
}
