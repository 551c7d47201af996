// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trucewatch.adapters.TextBytes.lines;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.quantity.GeoBox;

class ControlMapDecoderTest {
  private static final String SQUARE = "[[30,10],[31,10],[31,11],[30,11],[30,10]]";
  private static final String BOW_TIE = "[[30,10],[31,11],[31,10],[30,11],[30,10]]";

  private final ControlMapDecoder decoder =
      new ControlMapDecoder("A", "a map", 5_000, List.of(new GeoBox(29, 9, 32, 12)));

  private static String day(String date, String... rings) {
    return "{\"type\":\"Feature\",\"properties\":{\"date\":\"" + date
        + "\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[" + String.join(",", rings)
        + "]]}}";
  }

  private String onlyRejection(String badRing) {
    Decoded<ControlMap> decoded = decoder.decode(
        "file:c.geojsonl",
        lines(day("2031-04-10", SQUARE), day("2031-04-11", badRing), day("2031-04-12", SQUARE)));
    assertThat(decoded.values())
        .extracting(ControlMap::date)
        .containsExactly(LocalDate.of(2031, 4, 10), LocalDate.of(2031, 4, 12));
    assertThat(decoded.rejections()).hasSize(1);
    return decoded.rejections().getFirst().message();
  }

  @Test
  void aRingThatCrossesItselfIsNamedWithThePlaceAndItsDayIsNotUsed() {
    assertThat(onlyRejection(BOW_TIE))
        .startsWith(
            "file:c.geojsonl, line 2: map of 2031-04-11, polygon 1, ring 1 crosses itself at"
                + " longitude 30.50000, latitude 10.50000")
        .contains("from vertex 1 meets that from vertex 3");
  }

  @Test
  void anOpenRingIsNamedWithItsEnds() {
    assertThat(onlyRejection("[[30,10],[31,10],[31,11],[30,11]]"))
        .contains(
            "begins at longitude 30.0, latitude 10.0 and ends at longitude 30.0, latitude 11.0")
        .contains("a closed ring");
  }

  @Test
  void exchangedCoordinatesAreNoticedByTheAreasOfTheAgreement() {
    assertThat(onlyRejection("[[10,30],[10,31],[11,31],[11,30],[10,30]]"))
        .contains("Exchange latitude and longitude");
  }

  @Test
  void latitudesBeyondThePoleAreNoticedWithoutAnyAgreement() {
    var anywhere = new ControlMapDecoder("A", "a map", 5_000, List.of());
    assertThat(anywhere
            .decode("file:c", lines(day("2031-04-11", "[[10,130],[11,130],[11,131],[10,130]]")))
            .rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).contains("Exchange latitude and longitude"));
  }

  @Test
  void textThatIsNotJsonCostsItsLineOnly() {
    assertThat(decoder
            .decode("file:c", lines("{\"type\":", day("2031-04-12", SQUARE)))
            .values())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 5_000_000})
  void nestingWithoutEndCostsItsLineOnly(int depth) {
    Decoded<ControlMap> decoded =
        decoder.decode("file:c", lines("[".repeat(depth), day("2031-04-12", SQUARE)));
    assertThat(decoded.values()).hasSize(1);
    assertThat(decoded.rejections())
        .singleElement()
        .satisfies(r -> assertThat(r.message()).startsWith("file:c, line 1: ").contains("nesting"));
  }

  @Test
  void ringsThatOnlyTouchThemselvesAreLetBe() {
    String touching = "[[30,10],[31,10],[31,11],[30.5,10],[30,11],[30,10]]";
    assertThat(decoder.decode("file:c", lines(day("2031-04-12", touching))).rejections())
        .isEmpty();
  }
}
