// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.adapters.TextBytes.lines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {
  @Test
  void aPlaceWithoutANameIsRefusedAndTheRestGoesOn() {
    var decoded =
        PlaceDecoder.decode("file:p.csv", lines("name,latitude,longitude", ",10,20", "Hill,10,20"));
    assertThat(decoded.values()).hasSize(1);
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("line 2: name is ''"));
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 5_000_000})
  void regionsNestedWithoutEndAreRefused(int depth) {
    var decoded = AdministrativeAreaDecoder.decode("file:r.geojson", lines("[".repeat(depth)));
    assertThat(decoded.values()).isEmpty();
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).startsWith("file:r.geojson: ").contains("nesting"));
  }

  @Test
  void everyRingOfARegionIsGround() {
    String ring = "[[30,10],[31,10],[31,11],[30,10]]";
    var decoded = AdministrativeAreaDecoder.decode(
        "file:r.geojson",
        lines(
            "{\"type\":\"FeatureCollection\",\"features\":[",
            "{\"properties\":{\"iso\":\"X-1\",\"name_en\":\"North\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":["
                + ring + "," + ring + "]}},",
            "{\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}"));
    assertThat(decoded.values())
        .singleElement()
        .satisfies(a -> assertThat(a.rings()).hasSize(2));
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("feature 2: geometry is of type 'Point'"));
  }
}
