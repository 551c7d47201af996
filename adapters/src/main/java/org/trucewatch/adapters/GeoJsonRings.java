// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads polygons of RFC 7946: longitude before latitude, WGS 84, rings closed. */
public final class GeoJsonRings {
  /** Most points of one ring; the largest in use has 2,400. */
  public static final int RING_POINTS_MAX = 20_000;

  /** Most polygons of one geometry. */
  public static final int POLYGONS_MAX = 10_000;

  private static final int CLOSED_RING_POINTS_MIN = 4;

  private static final ObjectReader JSON = JsonMapper.builder().build().reader();

  private GeoJsonRings() {}

  /** The document as a tree; an absent member is a missing node. */
  public static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException e) {
      throw new Unreadable(
          "it is not JSON that can be read, at " + Unreadable.place(e) + " of it: "
              + Unreadable.reason(e),
          "a GeoJSON object (RFC 7946)",
          "Send it again; it was cut or changed on the way.");
    }
  }

  /** The polygons of a Polygon or MultiPolygon, each a list of rings, as they stand: holes may come first. */
  public static List<List<List<GeoPoint>>> polygons(JsonNode geometry) {
    String type = geometry.path("type").asString("");
    JsonNode coordinates = geometry.path("coordinates");
    return switch (type) {
      case "Polygon" -> List.of(rings(coordinates, "polygon 1"));
      case "MultiPolygon" -> multiPolygon(coordinates);
      default ->
        throw new Unreadable(
            "geometry is of type '" + Unreadable.shown(type) + "'",
            "Polygon or MultiPolygon",
            "Export areas, not lines or points.");
    };
  }

  private static List<List<List<GeoPoint>>> multiPolygon(JsonNode coordinates) {
    if (!coordinates.isArray() || coordinates.isEmpty() || coordinates.size() > POLYGONS_MAX) {
      throw new Unreadable(
          "coordinates hold " + coordinates.size() + " polygons",
          "1 to " + POLYGONS_MAX,
          "Export the areas again.");
    }
    List<List<List<GeoPoint>>> polygons = new ArrayList<>();
    for (int i = 0; i < coordinates.size(); i++) {
      polygons.add(rings(coordinates.get(i), "polygon " + (i + 1)));
    }
    return polygons;
  }

  private static List<List<GeoPoint>> rings(JsonNode rings, String where) {
    if (!rings.isArray() || rings.isEmpty()) {
      throw new Unreadable(where + " has no rings", "at least 1", "Export the areas again.");
    }
    List<List<GeoPoint>> list = new ArrayList<>();
    for (int i = 0; i < rings.size(); i++) {
      list.add(ring(rings.get(i), where + ", ring " + (i + 1)));
    }
    return list;
  }

  private static List<GeoPoint> ring(JsonNode ring, String where) {
    int size = ring.isArray() ? ring.size() : 0;
    if (size < CLOSED_RING_POINTS_MIN || size > RING_POINTS_MAX) {
      throw new Unreadable(
          where + " has " + size + " points",
          CLOSED_RING_POINTS_MIN + " to " + RING_POINTS_MAX,
          "Export the areas again.");
    }
    List<GeoPoint> points = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      points.add(point(ring.get(i), where + ", vertex " + (i + 1)));
    }
    if (!points.getFirst().equals(points.getLast())) {
      throw new Unreadable(
          where + " begins at " + shown(points.getFirst()) + " and ends at "
              + shown(points.getLast()),
          "a closed ring, its last vertex equal to its first",
          "Close the ring.");
    }
    return points;
  }

  private static GeoPoint point(JsonNode pair, String where) {
    double longitude = pair.path(0).asDouble(Double.NaN);
    double latitude = pair.path(1).asDouble(Double.NaN);
    // Negated so that NaN fails too.
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      boolean swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
      throw new Unreadable(
          where + " is " + Unreadable.shown(pair.toString()),
          "longitude -180 to 180, then latitude -90 to 90 degrees",
          swapped ? "Exchange latitude and longitude." : "Correct the vertex.");
    }
    return GeoPoint.onEllipsoid(latitude, longitude);
  }

  /** As messages show a point. */
  public static String shown(GeoPoint p) {
    return "longitude " + p.longitudeDegrees() + ", latitude " + p.latitudeDegrees();
  }
}
