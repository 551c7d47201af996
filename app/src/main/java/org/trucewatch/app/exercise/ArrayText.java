// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.Locale;
import org.trucewatch.simulation.score.ArrayComparison;
import org.trucewatch.simulation.score.ArrayComparison.Cell;
import org.trucewatch.simulation.score.ArrayComparison.Errors;
import org.trucewatch.simulation.score.Count;
import org.trucewatch.simulation.score.OnsetComparison;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What arrays recorded beside what was drawn for them, as a table and as JSON. */
final class ArrayText {
  private static final String ROW = "    %-10s %-10s %16s %16s %16s%n";

  private ArrayText() {}

  static String of(ArrayComparison c, OnsetComparison onsets) {
    if (c.arrayHours() == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    add(
        text,
        "%n  arrays, recorded beside drawn: %s array-hours; of the waves that reached one, those detected%n",
        Shown.number(c.arrayHours(), 1));
    add(text, ROW, "kg TNT", "km", "drawn", "recorded, own", "within one");
    c.rows()
        .forEach((cell, row) -> add(
            text,
            ROW,
            upTo(cell.kilogramsTo(), 10),
            upTo(cell.kilometersTo(), 300),
            Shown.of(row.drawn()),
            Shown.of(row.own()),
            Shown.of(row.within())));
    add(
        text,
        "    detections in the recordings that no wave explains: %s, %s an array-hour%n",
        Shown.of(c.unexplained()),
        Shown.number(c.unexplained().numerator() / c.arrayHours(), 2));
    errors(text, "bearing, drawn", "degrees", 180 / Math.PI, c.drawnErrors());
    errors(text, "bearing, by the beam", "degrees", 180 / Math.PI, c.recordedErrors());
    errors(text, "bearing, by delays of pairs", "degrees", 180 / Math.PI, c.delayErrors());
    errors(text, "of it turned by the air", "degrees", 180 / Math.PI, c.pathErrors());
    errors(text, "trace speed, by the beam", "m/s", 1, c.speedErrors());
    onsets(text, onsets);
    return text.toString();
  }

  private static void onsets(StringBuilder text, OnsetComparison o) {
    add(text, "%n  nodes, onsets read from windows beside the model's reading error%n");
    o.rows().forEach((decibels, row) -> {
      add(
          text,
          "    %-8s dB: found %s, off by more than 0.1 s %s%n",
          upTo(decibels, 26),
          Shown.of(row.found()),
          Shown.of(row.wrong()));
      errors(text, "the others", "ms", 1000, row.errors());
    });
    add(
        text,
        "    places by plain least squares miss by, median and 90 %%: drawn %s and %s m of %d, read %s and %s m of %d%n",
        Shown.number(o.placedByModel().quantile(0.5), 1),
        Shown.number(o.placedByModel().quantile(0.9), 1),
        o.placedByModel().count(),
        Shown.number(o.placedByWindows().quantile(0.5), 1),
        Shown.number(o.placedByWindows().quantile(0.9), 1),
        o.placedByWindows().count());
  }

  static void json(ArrayNode node, OnsetComparison o) {
    o.rows().forEach((decibels, row) -> {
      ObjectNode r = node.addObject();
      limit(r, "decibelsTo", decibels);
      share(r.putObject("found"), row.found());
      share(r.putObject("offByMoreThanATenth"), row.wrong());
      errors(r.putObject("millisecondsOfTheOthers"), 1000, row.errors());
    });
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }

  private static String upTo(double limit, double last) {
    return Double.isInfinite(limit) ? "> " + Math.round(last) : "to " + Math.round(limit);
  }

  private static void errors(StringBuilder text, String what, String unit, double scale, Errors e) {
    add(
        text,
        "    %-28s bias %8s, sd %8s %s%s, of %d%n",
        what,
        Shown.number(scale * e.bias(), 2),
        Shown.number(scale * e.sd(), 2),
        unit,
        e.stated() > 0 ? ", stated " + Shown.number(scale * e.stated(), 2) : "",
        e.count());
  }

  static void json(ObjectNode node, ArrayComparison c) {
    node.put("arrayHours", c.arrayHours());
    ArrayNode rows = node.putArray("waves");
    c.rows().forEach((Cell cell, ArrayComparison.Row row) -> {
      ObjectNode r = rows.addObject();
      limit(r, "kilogramsTo", cell.kilogramsTo());
      limit(r, "kilometersTo", cell.kilometersTo());
      share(r.putObject("drawn"), row.drawn());
      share(r.putObject("recordedOwn"), row.own());
      share(r.putObject("recordedWithin"), row.within());
    });
    share(node.putObject("unexplainedDetections"), c.unexplained());
    errors(node.putObject("bearingDegreesDrawn"), 180 / Math.PI, c.drawnErrors());
    errors(node.putObject("bearingDegreesByBeam"), 180 / Math.PI, c.recordedErrors());
    errors(node.putObject("bearingDegreesByDelays"), 180 / Math.PI, c.delayErrors());
    errors(node.putObject("bearingDegreesOfTheAir"), 180 / Math.PI, c.pathErrors());
    errors(node.putObject("traceSpeedMetersPerSecond"), 1, c.speedErrors());
  }

  private static void limit(ObjectNode node, String key, double limit) {
    if (Double.isInfinite(limit)) {
      node.putNull(key);
    } else {
      node.put(key, limit);
    }
  }

  private static void share(ObjectNode node, Count count) {
    node.put("numerator", count.numerator());
    node.put("denominator", count.denominator());
  }

  private static void errors(ObjectNode node, double scale, Errors e) {
    node.put("count", e.count());
    number(node, "bias", scale * e.bias());
    number(node, "sd", scale * e.sd());
    number(node, "stated", scale * e.stated());
  }

  private static void number(ObjectNode node, String key, double value) {
    if (Double.isNaN(value)) {
      node.putNull(key);
    } else {
      node.put(key, value);
    }
  }
}
