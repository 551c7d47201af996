// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.util.List;
import java.util.Locale;
import org.trucewatch.evidence.benchmark.Figure;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The figures as a table and as JSON.
 *
 * @param machine names of Java, system and disk
 * @param seconds the bench took
 */
record EvidenceReport(List<String> machine, List<Figure> figures, double seconds) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  EvidenceReport {
    machine = List.copyOf(machine);
    figures = List.copyOf(figures);
  }

  /** Whether every count that must be exact is; slowness breaks no promise, nor does what was not measured. */
  boolean keepsEveryPromise() {
    return figures.stream()
        .filter(figure -> figure.wanted() == Figure.Wanted.EXACTLY)
        .allMatch(Figure::isMet);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    machine.forEach(name -> out.append(name).append('\n'));
    String group = "";
    for (Figure figure : figures) {
      if (!figure.group().equals(group)) {
        group = figure.group();
        out.append(String.format(
            Locale.ROOT, "%n%-66s %26s  %-12s%n", group, "median (least to most)", "wanted"));
      }
      out.append(row(figure));
    }
    long wanted =
        figures.stream().filter(f -> f.wanted() != Figure.Wanted.NOTHING).count();
    long met = figures.stream()
        .filter(f -> f.wanted() != Figure.Wanted.NOTHING && f.isMet())
        .count();
    out.append(String.format(
        Locale.ROOT, "%n%d of %d wanted figures met. Took %.1f s.%n", met, wanted, seconds));
    return out.toString();
  }

  private static String row(Figure figure) {
    String row = String.format(
            Locale.ROOT,
            "  %-64s %26s %-3s%-12s %s",
            figure.name(),
            figure.measuredText(),
            figure.unit(),
            figure.wantedText(),
            figure.standing())
        .stripTrailing();
    return row + "\n" + (figure.note().isEmpty() ? "" : "      " + figure.note() + "\n");
  }

  String json() {
    ObjectNode node = JSON.createObjectNode().put("seconds", seconds);
    ArrayNode names = node.putArray("machine");
    machine.forEach(names::add);
    ArrayNode list = node.putArray("figures");
    figures.forEach(figure -> list.add(json(figure)));
    return node.toPrettyString() + "\n";
  }

  private static ObjectNode json(Figure figure) {
    ObjectNode node = JSON.createObjectNode()
        .put("group", figure.group())
        .put("name", figure.name())
        .put("unit", figure.unit());
    if (figure.isMeasured()) {
      node.put("median", figure.median());
    }
    ArrayNode runs = node.putArray("runs");
    for (double run : figure.runs()) {
      runs.add(run);
    }
    return node.put("wanted", figure.wantedText())
        .put("standing", figure.standing())
        .put("note", figure.note());
  }
}
