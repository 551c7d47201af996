// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.location;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.Detection;
import org.trucewatch.domain.Location;
import org.trucewatch.domain.quantity.GeoPoint;

/** Detections for tests: made by hand, or read from the shared lists. */
public final class Hearing {
  /** Ground truth of the explosion HRR-5, given with the recordings. */
  public static final GeoPoint HRR5 = GeoPoint.onEllipsoid(33.5377, -106.333961);

  /** Ground truth of the shots at the Utah test range. */
  public static final GeoPoint UTAH = GeoPoint.onEllipsoid(41.131, -112.896);

  private Hearing() {}

  /** A detection with 5 s, and 1.5 degrees (three elements: 3) of measurement error. */
  public static Detection heard(
      String array, GeoPoint position, Instant at, double bearingDegrees, int elements) {
    return heard(array, position, at, bearingDegrees, elements, elements > 3 ? 1.5 : 3);
  }

  public static Detection heard(
      String array,
      GeoPoint position,
      Instant at,
      double bearingDegrees,
      int elements,
      double errorDegrees) {
    double turned = bearingDegrees - 360 * Math.floor(bearingDegrees / 360);
    return new Detection(
        array + "/" + at,
        array,
        position,
        at,
        5,
        Duration.ofSeconds(20),
        StrictMath.toRadians(turned),
        StrictMath.toRadians(errorDegrees),
        350,
        10,
        15,
        4,
        0.5,
        elements);
  }

  /** A shared list: array,time_utc,latitude_deg,longitude_deg,back_azimuth_deg,,,array_elements. */
  public static List<Detection> list(Path file) {
    List<Detection> detections = new ArrayList<>();
    for (String line : lines(file).subList(1, lines(file).size())) {
      String[] field = line.split(",", -1);
      GeoPoint position =
          GeoPoint.onEllipsoid(Double.parseDouble(field[2]), Double.parseDouble(field[3]));
      String array = field[0].isEmpty() ? field[2] + "," + field[3] : field[0];
      int elements = field[7].isEmpty() ? 4 : Integer.parseInt(field[7]);
      detections.add(
          heard(array, position, Instant.parse(field[1]), Double.parseDouble(field[4]), elements));
    }
    return detections;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** HRR-5 by our beam, strongest window of each array (physics.md 9.4, row 42). */
  public static List<Detection> hrr5Strongest() {
    return List.of(
        hrr5("W220", "23:15:10", 111.40),
        hrr5("W240", "23:15:40", 110.42),
        hrr5("W340", "23:20:45", 102.72),
        hrr5("W420", "23:24:31", 81.75),
        hrr5("W460", "23:28:05", 81.76));
  }

  /** HRR-5 as a peer's automatic detector gave it, with three detections of something else or of coda. */
  public static List<Detection> hrr5Automatic() {
    return List.of(
        hrr5("W220", "23:15:05", 111.7),
        hrr5("W240", "23:15:40", 110.1),
        hrr5("W340", "23:20:45", 102.8),
        hrr5("W340", "23:22:05", 102.0),
        hrr5("W340", "23:23:45", 127.6),
        hrr5("W420", "23:22:46", 174.2),
        hrr5("W420", "23:24:31", 82.2),
        hrr5("W420", "23:26:01", 82.1),
        hrr5("W460", "23:26:35", 81.7),
        hrr5("W460", "23:27:40", 83.8),
        hrr5("W460", "23:28:05", 81.7),
        hrr5("W460", "23:28:30", 90.8));
  }

  public static Detection hrr5(String array, String time, double bearingDegrees) {
    Instant at = Instant.parse("2012-08-27T" + time + "Z");
    return switch (array) {
      case "W220" -> heard(array, at(34.3115, -108.6894), at, bearingDegrees, 4);
      case "W240" -> heard(array, at(34.2294, -108.8691), at, bearingDegrees, 3);
      case "W340" -> heard(array, at(34.2876, -110.0240), at, bearingDegrees, 4);
      case "W420" -> heard(array, at(33.1097, -110.9237), at, bearingDegrees, 6);
      default -> heard(array, at(33.0736, -111.3581), at, bearingDegrees, 6);
    };
  }

  private static GeoPoint at(double latitude, double longitude) {
    return GeoPoint.onEllipsoid(latitude, longitude);
  }

  /** Distance of the mean from the truth. */
  public static double errorKilometers(Location.Located located, GeoPoint truth) {
    return GroundLine.geodesic(located.mean(), truth).kilometers();
  }

  /** Whether the region's rings hold the point, by counting crossings. */
  public static boolean holds(Location.Region region, GeoPoint point) {
    boolean inside = false;
    for (List<GeoPoint> ring : region.rings()) {
      for (int i = 1; i < ring.size(); i++) {
        GeoPoint a = ring.get(i - 1);
        GeoPoint b = ring.get(i);
        boolean spans = a.latitudeDegrees() > point.latitudeDegrees()
            != b.latitudeDegrees() > point.latitudeDegrees();
        if (spans && point.longitudeDegrees() < longitudeAt(a, b, point.latitudeDegrees())) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  private static double longitudeAt(GeoPoint a, GeoPoint b, double latitude) {
    double share = (latitude - a.latitudeDegrees()) / (b.latitudeDegrees() - a.latitudeDegrees());
    return a.longitudeDegrees() + share * (b.longitudeDegrees() - a.longitudeDegrees());
  }

  /** One line of figures for people. */
  public static String describe(Location.Located located, GeoPoint truth) {
    return String.format(
        Locale.ROOT,
        "mean %.4f %.4f, error %.1f km, areas %.0f %.0f %.0f km2, in 90 %%: %s, in 99 %%: %s, at %s +- %.0f s",
        located.mean().latitudeDegrees(),
        located.mean().longitudeDegrees(),
        errorKilometers(located, truth),
        located.regions().get(0).areaKilometers2(),
        located.regions().get(1).areaKilometers2(),
        located.regions().get(2).areaKilometers2(),
        holds(located.regions().get(1), truth),
        holds(located.regions().get(2), truth),
        located.occurredAt(),
        located.occurredAtErrorSeconds());
  }
}
