// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.quantity.GeoPoint;

class NearestPlaceTest {
  private static final LeafRef LEAF = new LeafRef("observations", 3);

  @ParameterizedTest
  @CsvSource({
    "45.1, 12.0, 11 km north of Here",
    "45.1, 12.1413, 16 km north-east of Here",
    "45.0, 12.1, 8 km east of Here",
    "44.9, 12.0, 11 km south of Here",
    "45.0, 11.9, 8 km west of Here",
    "45.1, 11.8587, 16 km north-west of Here"
  })
  void theDirectionIsThatOfThePointSeenFromThePlace(
      double latitude, double longitude, String phrase) {
    assertThat(near(latitude, longitude, new Place("Here", GeoPoint.onEllipsoid(45, 12), 10)))
        .isEqualTo(phrase);
  }

  @Test
  void theNearerOfTwoIsNamed() {
    Place far = new Place("Far", GeoPoint.onEllipsoid(45.3, 12), 1_000_000);
    Place close = new Place("Close", GeoPoint.onEllipsoid(45.05, 12), 1);
    assertThat(near(45, 12, far, close)).isEqualTo("6 km south of Close");
    assertThat(near(45, 12, close, far)).isEqualTo("6 km south of Close");
  }

  @Test
  void aPlaceTooFarAwayIsNotNamed() {
    Place far = new Place("Far", GeoPoint.onEllipsoid(46, 12), 1_000_000);
    assertThat(
            new NearestPlace(List.of(new Sourced<>(far, LEAF))).find(GeoPoint.onEllipsoid(45, 12)))
        .isEmpty();
  }

  private static String near(double latitude, double longitude, Place... places) {
    List<Sourced<Place>> sourced =
        java.util.Arrays.stream(places).map(p -> new Sourced<>(p, LEAF)).toList();
    return new NearestPlace(sourced)
        .find(GeoPoint.onEllipsoid(latitude, longitude))
        .orElseThrow()
        .value();
  }
}
