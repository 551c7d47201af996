// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.control;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trucewatch.adapters.GeoJsonRings;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.quantity.GeoBox;
import org.trucewatch.domain.quantity.GeoPoint;
import tools.jackson.databind.JsonNode;

/**
 * Decodes control maps: one GeoJSON feature a line, with the property date and the areas that one party holds. Whose
 * areas they are and how good their edge is, the file does not say: the agreement does. A day whose areas cannot be
 * trusted is refused whole; the other days go on.
 */
public final class ControlMapDecoder {
  /** Most days of one file. */
  public static final int DAYS_MAX = 10_000;

  private final String partyId;
  private final String source;
  private final double uncertaintyMeters;
  private final List<GeoBox> expected;

  /**
   * @param partyId whose control the areas show
   * @param source who assesses them
   * @param uncertaintyMeters largest error credited to their edge
   * @param expected boxes that hold every area, to notice exchanged coordinates; none to accept any
   */
  public ControlMapDecoder(
      String partyId, String source, double uncertaintyMeters, List<GeoBox> expected) {
    this.partyId = partyId;
    this.source = source;
    this.uncertaintyMeters = uncertaintyMeters;
    this.expected = List.copyOf(expected);
  }

  /** Decodes plain or gzip bytes; each day that cannot be used gives one rejection. */
  public Decoded<ControlMap> decode(String channel, byte[] bytes) {
    List<ControlMap> maps = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    String[] lines;
    try {
      lines = PlainText.of(bytes).split("\\R", -1);
    } catch (Unreadable e) {
      return new Decoded<>(maps, List.of(e.at(channel)));
    }
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].isBlank()) {
        continue;
      }
      String where = channel + ", line " + (i + 1);
      if (i >= DAYS_MAX) {
        rejections.add(
            new Unreadable("line is beyond the limit", "at most " + DAYS_MAX, "Split the file.")
                .at(where));
        break;
      }
      try {
        maps.add(map(lines[i]));
      } catch (Unreadable e) {
        rejections.add(e.at(where));
      }
    }
    return new Decoded<>(maps, rejections);
  }

  private ControlMap map(String line) {
    JsonNode feature = GeoJsonRings.tree(line);
    LocalDate date = date(feature.path("properties").path("date").asString(""));
    List<ControlMap.Area> areas = new ArrayList<>();
    try {
      for (List<List<GeoPoint>> polygon : GeoJsonRings.polygons(feature.path("geometry"))) {
        check(polygon, areas.size() + 1);
        areas.add(new ControlMap.Area(polygon.getFirst(), polygon.subList(1, polygon.size())));
      }
    } catch (Unreadable e) {
      throw e.on("map of " + date);
    }
    return new ControlMap(date, partyId, source, uncertaintyMeters, areas);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Unreadable(
          "property date is '" + Unreadable.shown(text) + "'",
          "a day as 2026-04-11",
          "Give each feature the day of its snapshot.");
    }
  }

  private void check(List<List<GeoPoint>> polygon, int number) {
    for (int r = 0; r < polygon.size(); r++) {
      String where = "polygon " + number + ", ring " + (r + 1);
      checkPlace(polygon.get(r), where);
      Optional<RingCrossing> crossing = RingCrossing.find(polygon.get(r));
      if (crossing.isPresent()) {
        throw crosses(where, crossing.get());
      }
    }
  }

  private static Unreadable crosses(String where, RingCrossing c) {
    return new Unreadable(
        String.format(
            Locale.ROOT,
            "%s crosses itself at longitude %.5f, latitude %.5f, where the segment from vertex %d meets that from"
                + " vertex %d",
            where,
            c.at().longitudeDegrees(),
            c.at().latitudeDegrees(),
            c.firstVertex(),
            c.secondVertex()),
        "rings that do not cross themselves",
        "Correct those vertices; this day's map is not used, other days are.");
  }

  private void checkPlace(List<GeoPoint> ring, String where) {
    if (expected.isEmpty()) {
      return;
    }
    for (int i = 0; i < ring.size(); i++) {
      GeoPoint p = ring.get(i);
      if (!holds(p.latitudeDegrees(), p.longitudeDegrees())) {
        boolean swapped = holds(p.longitudeDegrees(), p.latitudeDegrees());
        throw new Unreadable(
            where + ", vertex " + (i + 1) + " is at " + GeoJsonRings.shown(p),
            "a place inside the areas that the agreement is about",
            swapped
                ? "Exchange latitude and longitude: GeoJSON has longitude first."
                : "Correct the vertex, or the agreement's areas.");
      }
    }
  }

  private boolean holds(double latitudeDegrees, double longitudeDegrees) {
    return expected.stream().anyMatch(b -> b.contains(latitudeDegrees, longitudeDegrees));
  }
}
