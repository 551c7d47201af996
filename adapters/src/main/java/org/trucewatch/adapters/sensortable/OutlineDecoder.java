// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.sensortable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.adapters.GeoJsonRings;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.quantity.GeoPoint;
import tools.jackson.databind.JsonNode;

/**
 * Decodes lines and rings. A table has one corner a row, in order, with {@code x_km, y_km} or {@code latitude_deg, longitude_deg},
 * and a column {@code part} where there are several; GeoJSON (RFC 7946) has a LineString, MultiLineString, Polygon (its outer ring) or
 * MultiPolygon, bare, as a feature, or in a collection.
 */
public final class OutlineDecoder {
  /** Most corners of one outline. */
  public static final int POINTS_MAX = 100_000;

  private final String channel;
  private final int pointsMin;
  private final List<List<TablePlace>> parts = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();

  private OutlineDecoder(String channel, int pointsMin) {
    this.channel = channel;
    this.pointsMin = pointsMin;
  }

  /**
   * Decodes plain or gzip bytes; each row or part that cannot be used gives one rejection.
   *
   * @param channel how the bytes came, for messages
   * @param bytes of the file
   * @param pointsMin fewest corners of a part: 2 of a line, 3 of an area
   */
  public static Decoded<List<TablePlace>> decode(String channel, byte[] bytes, int pointsMin) {
    OutlineDecoder decoder = new OutlineDecoder(channel, pointsMin);
    try {
      String text = PlainText.of(bytes);
      if (text.stripLeading().startsWith("{")) {
        decoder.geometry(GeoJsonRings.tree(text));
      } else {
        decoder.table(bytes);
      }
    } catch (Unreadable e) {
      decoder.rejections.add(e.at(channel));
    }
    return new Decoded<>(decoder.parts, decoder.rejections);
  }

  private record Corner(int line, String part, TablePlace place) {}

  private void table(byte[] bytes) {
    List<String> required = SensorDecoder.isPlane(bytes)
        ? List.of("x_km", "y_km")
        : List.of("latitude_deg", "longitude_deg");
    Decoded<Corner> corners = Table.decode(
        channel,
        bytes,
        required,
        POINTS_MAX + 1,
        row -> new Corner(row.lineNumber(), row.text("part"), SensorDecoder.place(row)));
    rejections.addAll(corners.rejections());
    Map<String, List<Corner>> byPart = new LinkedHashMap<>();
    corners
        .values()
        .forEach(c -> byPart.computeIfAbsent(c.part(), k -> new ArrayList<>()).add(c));
    if (byPart.isEmpty() && rejections.isEmpty()) {
      rejections.add(tooFew("table", 0).at(channel));
    }
    byPart.forEach((name, some) -> add(
        ", line " + some.getFirst().line(),
        name.isEmpty() ? "outline" : "part '" + Unreadable.shown(name) + "'",
        some.stream().map(Corner::place).toList()));
  }

  private void add(String where, String name, List<TablePlace> places) {
    if (places.size() < pointsMin) {
      rejections.add(tooFew(name, places.size()).at(channel + where));
    } else {
      parts.add(places);
    }
  }

  private Unreadable tooFew(String name, int size) {
    return new Unreadable(
        name + " has " + size + (size == 1 ? " point" : " points"),
        "at least " + pointsMin,
        "Add the others, in order.");
  }

  private void geometry(JsonNode node) {
    switch (node.path("type").asString("")) {
      case "FeatureCollection" -> node.path("features").forEach(this::geometry);
      case "Feature" -> geometry(node.path("geometry"));
      case "GeometryCollection" -> node.path("geometries").forEach(this::geometry);
      case "LineString" -> line(node.path("coordinates"));
      case "MultiLineString" -> node.path("coordinates").forEach(this::line);
      default ->
        GeoJsonRings.polygons(node)
            .forEach(rings -> add(
                "",
                "polygon " + (parts.size() + 1),
                rings.getFirst().stream()
                    .map(p -> (TablePlace) new TablePlace.OnEarth(p))
                    .toList()));
    }
  }

  private void line(JsonNode coordinates) {
    String name = "line " + (parts.size() + 1);
    List<TablePlace> places = new ArrayList<>();
    for (JsonNode pair : coordinates) {
      double longitude = pair.path(0).asDouble(Double.NaN);
      double latitude = pair.path(1).asDouble(Double.NaN);
      // Negated so that NaN fails too.
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
          || places.size() >= POINTS_MAX) {
        throw new Unreadable(
            name + ", vertex " + (places.size() + 1) + " is " + Unreadable.shown(pair.toString()),
            "longitude -180 to 180, then latitude -90 to 90 degrees, at most " + POINTS_MAX
                + " vertices",
            "Correct the vertex.");
      }
      places.add(new TablePlace.OnEarth(GeoPoint.onEllipsoid(latitude, longitude)));
    }
    add("", name, places);
  }
}
