// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.trucewatch.app.bench.association.CatalogueMatch.Listed;
import org.trucewatch.domain.quantity.GeoPoint;

class CatalogueMatchTest {
  @Test
  void eachEventIsMatchedOnceByTheNearestInTimeWithinTheLimits() {
    List<Listed> reference = List.of(event(100, 42.0), event(103, 42.0), event(500, 42.0));
    List<Listed> found = List.of(event(101.5, 42.0), event(102.9, 42.0), event(500, 43.0));
    CatalogueMatch match = CatalogueMatch.of(reference, found, 2.5, 10);
    assertThat(match.count()).isEqualTo(2);
    assertThat(match.has(0)).isTrue();
    assertThat(match.has(1)).isTrue();
    assertThat(match.has(2)).as("111 km away").isFalse();
    assertThat(match.seconds()[0]).isCloseTo(-1.5, within(1e-9));
  }

  private static Listed event(double seconds, double latitude) {
    return new Listed(seconds, GeoPoint.onEllipsoid(latitude, 13), Double.NaN, 0);
  }
}
