// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.quantity.GeoPoint;

class GeoPointTest {
  @ParameterizedTest
  @ValueSource(doubles = {512, -90.001, Double.NaN, Double.POSITIVE_INFINITY})
  void latitudesOffTheEarthAreRefusedWithTheirValue(double latitude) {
    assertThatThrownBy(() -> GeoPoint.onEllipsoid(latitude, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("latitudeDegrees is " + latitude);
  }
}
