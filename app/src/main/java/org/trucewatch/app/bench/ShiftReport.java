// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.app.bench.ShiftRow.Membership;
import org.trucewatch.app.bench.ShiftRow.Outcome;
import org.trucewatch.domain.Location.Located;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The matrix of shifts as text and as JSON.
 *
 * @param seconds the bench took
 */
record ShiftReport(ShiftedRuns.Run unshifted, List<ShiftRow> rows, double seconds) {
  /** An offset is right when it is within this of the shift, s. */
  static final double OFFSET_SECONDS_MAX = 0.05;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  ShiftReport {
    rows = List.copyOf(rows);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "As recorded: %d elements accused%s; %s",
        unshifted.accused().size(),
        unshifted.accused().isEmpty() ? "" : " " + unshifted.accused(),
        place());
    line(out, "");
    line(
        out,
        "array  n sensor         shift s  outcome            offset s         bearing deg"
            + "     moved km  sigma  event");
    rows.forEach(row -> line(out, "%s", text(row)));
    line(out, "");
    line(out, "By number of elements and size of the shift (rows right / rows)");
    groups().forEach((name, members) -> line(out, "  %s: %s", name, summary(members)));
    line(out, "  all: %s", summary(rows));
    return out.toString();
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private String place() {
    return unshifted
        .event()
        .map(e -> e.location() instanceof Located l
            ? String.format(
                Locale.ROOT,
                "event at %.4f, %.4f from %d arrivals",
                l.mean().latitudeDegrees(),
                l.mean().longitudeDegrees(),
                e.arrivals().size())
            : "event not located")
        .orElse("no event located");
  }

  private static String text(ShiftRow row) {
    String outcome = switch (row.outcome()) {
      case NAMED -> "NAMED";
      case CANDIDATE -> "1 OF " + row.candidates() + " CANDIDATES";
      case MISSED -> "MISSED";
      case WRONG -> "WRONG (" + row.candidates() + ")";
      case NOT_CHECKABLE -> "NOT CHECKABLE";
    };
    String offset = row.offsetOffSeconds()
        .map(off -> String.format(Locale.ROOT, "%+8.3f (%.3f off)", row.offsetSeconds(), off))
        .orElse("");
    return String.format(
        Locale.ROOT,
        "%-6s %d %-14s %+6.1f  %-17s %-20s %s -> %s  %8s %s  %s%s",
        row.arrayId(),
        row.elements(),
        row.sensorId(),
        row.shiftSeconds(),
        outcome,
        offset,
        number(Math.toDegrees(row.bearingBeforeRadians())),
        number(Math.toDegrees(row.bearingAfterRadians())),
        number(row.movedKilometers()),
        number(row.movedSigmas()),
        row.membership().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        row.falselyAccused().isEmpty() ? "" : "; also accuses " + row.falselyAccused());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "     -" : String.format(Locale.ROOT, "%6.2f", value);
  }

  private Map<String, List<ShiftRow>> groups() {
    Map<String, List<ShiftRow>> groups = new TreeMap<>();
    for (ShiftRow row : rows) {
      String name = String.format(
          Locale.ROOT, "%2d elements, %4.1f s", row.elements(), Math.abs(row.shiftSeconds()));
      groups.computeIfAbsent(name, k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static String summary(List<ShiftRow> members) {
    StringBuilder out = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      long count = members.stream().filter(r -> r.outcome() == outcome).count();
      if (count > 0) {
        out.append(String.format(
            Locale.ROOT,
            "%s %d/%d, ",
            outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            count,
            members.size()));
      }
    }
    return out
        + String.format(
            Locale.ROOT,
            "offset off by at most %s s where named, within %.2f s in %d/%d named; moved at most %s km, %s sigma; left out %d, "
                + "far off in event %d, other arrays accused in %d",
            number(largestOffsetOff(members)),
            OFFSET_SECONDS_MAX,
            named(members).stream()
                .filter(r -> r.offsetOffSeconds().orElse(1e9) <= OFFSET_SECONDS_MAX)
                .count(),
            named(members).size(),
            number(
                members.stream().mapToDouble(ShiftRow::movedKilometers).max().orElse(Double.NaN)),
            number(members.stream().mapToDouble(ShiftRow::movedSigmas).max().orElse(Double.NaN)),
            count(members, Membership.LEFT_OUT),
            count(members, Membership.FAR_OFF_IN_EVENT),
            members.stream().filter(r -> !r.falselyAccused().isEmpty()).count());
  }

  private static List<ShiftRow> named(List<ShiftRow> members) {
    return members.stream().filter(r -> r.outcome() == Outcome.NAMED).toList();
  }

  private static double largestOffsetOff(List<ShiftRow> members) {
    return named(members).stream()
        .mapToDouble(r -> r.offsetOffSeconds().orElse(Double.NaN))
        .max()
        .orElse(Double.NaN);
  }

  private static long count(List<ShiftRow> members, Membership membership) {
    return members.stream().filter(r -> r.membership() == membership).count();
  }

  String json() {
    ObjectNode node = JSON.createObjectNode().put("seconds", seconds);
    ArrayNode accused = node.putArray("accusedAsRecorded");
    unshifted.accused().forEach(accused::add);
    ArrayNode list = node.putArray("rows");
    rows.forEach(row -> list.add(json(row)));
    ObjectNode summary = node.putObject("summary");
    groups().forEach((name, members) -> summary.put(name.strip(), summary(members)));
    return node.toPrettyString() + "\n";
  }

  private static ObjectNode json(ShiftRow row) {
    ObjectNode node = JSON.createObjectNode()
        .put("arrayId", row.arrayId())
        .put("elements", row.elements())
        .put("sensor", row.sensorId())
        .put("shiftSeconds", row.shiftSeconds())
        .put("outcome", row.outcome().name())
        .put("candidates", row.candidates());
    put(node, "offsetSeconds", row.offsetSeconds());
    put(node, "offsetErrorSeconds", row.offsetErrorSeconds());
    put(node, "bearingBeforeDegrees", Math.toDegrees(row.bearingBeforeRadians()));
    put(node, "bearingAfterDegrees", Math.toDegrees(row.bearingAfterRadians()));
    put(node, "movedKm", row.movedKilometers());
    put(node, "movedSigmas", row.movedSigmas());
    node.put("membership", row.membership().name());
    ArrayNode accused = node.putArray("falselyAccused");
    row.falselyAccused().forEach(accused::add);
    return node;
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }
}
