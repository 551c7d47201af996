// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trucewatch.assessment.control.ControlFit.RegionShare;
import org.trucewatch.domain.Finding;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Picture.SealedFinding;

/** Control maps that do not fit, through the golden path: told, sealed, recomputed, and nothing of them lost. */
class ControlReplayTest {
  private static final double NORTH = -29;
  private static final double SOUTH = -32;

  @TempDir
  private Path folder;

  private static String ring(double west, double east, double south, double north) {
    return String.format(
        Locale.ROOT,
        "[[[%1$f,%3$f],[%2$f,%3$f],[%2$f,%4$f],[%1$f,%4$f],[%1$f,%3$f]]]",
        west,
        east,
        south,
        north);
  }

  private static String day(String date, String... polygons) {
    return "{\"type\":\"Feature\",\"properties\":{\"date\":\"" + date
        + "\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":["
        + String.join(",", polygons) + "]}}";
  }

  private static String plain(double south, double north) {
    return ring(125, 127, south, north);
  }

  private static String region() {
    return "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"iso\":\"XX-1\",\"name\":\"Plain\"},"
        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" + plain(SOUTH, NORTH) + "}}]}";
  }

  private Picture run(boolean isRegionKnown, List<String> north, List<String> south) {
    SmallRun run = new SmallRun()
        .with("north.geojsonl", "control-geojsonl", "northern-party", "", bytes(north))
        .with("south.geojsonl", "control-geojsonl", "southern-party", "", bytes(south));
    if (isRegionKnown) {
      run.with("regions.geojson", "areas-geojson", region());
    }
    return run.run(SmallRun.demoAgreement(), folder.resolve("run"));
  }

  private static byte[] bytes(List<String> lines) {
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Finding> misfits(Picture picture) {
    return picture.findings().stream()
        .map(SealedFinding::finding)
        .filter(f -> f.findingId().startsWith("control/"))
        .toList();
  }

  private static List<RegionShare> shares(Picture picture) {
    return Objects.requireNonNull(picture.shares()).shares();
  }

  private void requireVerified() {
    CommandLineRun verified = CommandLineRun.of("verify", folder.resolve("run").toString());
    assertThat(verified.exitCode()).as(verified.out()).isZero();
  }

  @Test
  void mapsThatFitGiveSharesAndNoMisfit() {
    Picture picture = run(
        true,
        List.of(day("2031-05-03", plain(-30.5, NORTH)), day("2031-05-04", plain(-30.4, NORTH))),
        List.of(day("2031-05-03", plain(SOUTH, -30.5)), day("2031-05-04", plain(SOUTH, -30.4))));
    assertThat(misfits(picture)).isEmpty();
    assertThat(shares(picture)).hasSize(2).noneMatch(RegionShare::isFlagged);
    for (RegionShare r : shares(picture)) {
      assertThat(r.shares().firstShare() + r.shares().secondShare()).isCloseTo(1, within(1e-9));
    }
    requireVerified();
  }

  @Test
  void anOverlapIsToldWithItsPolygonsAndTheRunGoesOn() {
    Picture picture = run(
        true,
        List.of(day("2031-05-03", ring(125, 126, -30.5, NORTH), ring(126, 127, -30.6, NORTH))),
        List.of(day("2031-05-03", plain(SOUTH, -30.5))));
    assertThat(misfits(picture)).singleElement().satisfies(f -> {
      assertThat(f.findingId()).isEqualTo("control/2031-05-03-overlap");
      assertThat(f.statement())
          .contains(
              "polygon northern-party 2 and polygon southern-party 1 overlap by ",
              "km2 around latitude -30.5")
          .contains(
              "expected polygons that share at most 0.1 %",
              "The maps are used", "Correct the edge");
      assertThat(f.attribution().cannotBeSaid()).isEqualTo(1);
    });
    assertThat(shares(picture)).singleElement().satisfies(r -> {
      assertThat(r.isOverlap()).isTrue();
      assertThat(r.shares().overlap())
          .isCloseTo(1_064, within(10.0)); // 0.1 by 1 degree at 30.55 south
    });
    assertThat(picture.rejections()).isEmpty();
    requireVerified();
    Path bundle = folder.resolve("overlap.bundle");
    String run = folder.resolve("run").toString();
    CommandLineRun made =
        CommandLineRun.of("bundle", run, "control/2031-05-03-overlap", "-o", bundle.toString());
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(CommandLineRun.of("verify", "bundle", bundle.toString()).exitCode())
        .isZero();
  }

  @Test
  void aGapIsToldByRegionAndWithoutRegionsWhereTheMapsEncloseIt() {
    List<String> north = List.of(day("2031-05-03", plain(-30.4, NORTH)));
    List<String> south = List.of(day("2031-05-03", plain(SOUTH, -30.5)));
    assertThat(misfits(run(true, north, south))).singleElement().satisfies(f -> {
      assertThat(f.findingId()).isEqualTo("control/2031-05-03-gap");
      assertThat(f.statement())
          .contains("in Plain belong to no polygon of either party")
          .contains("polygon northern-party 1 and polygon southern-party 1");
    });
    requireVerified();
  }

  @Test
  void withoutRegionsAnEnclosedGapIsToldAndShareIsNone() {
    Picture picture = run(
        false,
        List.of(day("2031-05-03", plain(-30.4, NORTH))),
        List.of(day(
            "2031-05-03",
            plain(SOUTH, -30.5),
            ring(125, 125.5, -30.5, -30.4),
            ring(126.5, 127, -30.5, -30.4))));
    assertThat(picture.shares()).isNull();
    assertThat(misfits(picture))
        .singleElement()
        .extracting(Finding::findingId)
        .isEqualTo("control/2031-05-03-gap");
  }

  @Test
  void polygonsOfOneMapThatOverlapAreToldAndOtherDaysAreUntouched() {
    Picture picture = run(
        true,
        List.of(
            day("2031-05-03", ring(125, 126.2, -30.5, NORTH), ring(126, 127, -30.5, NORTH)),
            day("2031-05-04", plain(-30.5, NORTH))),
        List.of(day("2031-05-03", plain(SOUTH, -30.5)), day("2031-05-04", plain(SOUTH, -30.5))));
    assertThat(misfits(picture))
        .singleElement()
        .extracting(Finding::statement)
        .asString()
        .contains("2031-05-03", "polygon northern-party 1 and polygon northern-party 2 overlap");
    assertThat(shares(picture)).hasSize(2).noneMatch(RegionShare::isFlagged);
    requireVerified();
  }
}
