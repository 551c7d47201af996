// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.trucewatch.app.bench.association.Chart.Axis;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.science.association.scoring.TrueEvent;

/** Stations, true and found events of one set, with the found ones' 90 % ellipses. */
final class SetMap {
  private static final double SIGMAS_90 = Math.sqrt(EllipseCoverage.CHI_SQUARED_90);

  /** On a map of the whole network an ellipse is drawn so large that one can see it: a two-hundredth of the width. */
  private static final double DRAWN_SHARE = 0.005;

  private final SetRow row;
  private final double west;
  private final double south;
  private final double width;
  private final double times;

  private SetMap(SetRow row, double west, double south, double width, double times) {
    this.row = row;
    this.west = west;
    this.south = south;
    this.width = width;
    this.times = times;
  }

  /** Of the whole network, ellipses enlarged. */
  static SetMap whole(SetRow row) {
    List<NetworkStation> nodes = row.set().input().stations().nodes();
    double west = nodes.stream().mapToDouble(NetworkStation::eastKm).min().orElse(0);
    double south = nodes.stream().mapToDouble(NetworkStation::northKm).min().orElse(0);
    double east = nodes.stream().mapToDouble(NetworkStation::eastKm).max().orElse(1);
    double north = nodes.stream().mapToDouble(NetworkStation::northKm).max().orElse(1);
    double from = 10 * Math.floor(Math.min(west, south) / 10);
    double width = 10 * Math.ceil((Math.max(east, north) - from) / 10);
    double[] axes = row.found().stream()
        .mapToDouble(e -> SIGMAS_90 * Math.sqrt(e.covarianceKilometers2().trace()))
        .sorted()
        .toArray();
    double median = axes.length == 0 ? 1 : axes[axes.length / 2];
    return new SetMap(row, from, from, width, Math.max(1, Math.rint(DRAWN_SHARE * width / median)));
  }

  /** Of the square of this width with the most true events, at its true scale. */
  static SetMap closest(SetRow row, double widthKm) {
    TrueEvent middle = row.set().truth().stream()
        .max(Comparator.comparingLong((TrueEvent e) -> row.set().truth().stream()
                .filter(o -> Math.abs(o.xKilometers() - e.xKilometers()) < widthKm / 2
                    && Math.abs(o.yKilometers() - e.yKilometers()) < widthKm / 2)
                .count())
            .thenComparingDouble(TrueEvent::timeSeconds))
        .orElseThrow();
    double west = Math.rint(100 * (middle.xKilometers() - widthKm / 2)) / 100;
    double south = Math.rint(100 * (middle.yKilometers() - widthKm / 2)) / 100;
    return new SetMap(row, west, south, widthKm, 1);
  }

  String word() {
    return String.format(
        Locale.ROOT,
        "%s. 90 %% ellipses %s.",
        row.score().matched() + " of " + row.score().detectable() + " events found, "
            + row.score().wrong() + " that match none",
        times == 1
            ? "at their true scale"
            : String.format(Locale.ROOT, "drawn %.0f times as large", times));
  }

  private boolean isIn(double x, double y) {
    return x >= west && x <= west + width && y >= south && y <= south + width;
  }

  String svg() {
    double step = width / 4;
    Chart chart = Chart.ofMap(
        Axis.linear("km east", west, west + width, step),
        Axis.linear("km north", south, south + width, step));
    for (NetworkStation n : row.set().input().stations().nodes()) {
      if (isIn(n.eastKm(), n.northKm())) {
        chart.dot(n.eastKm(), n.northKm(), 2.5, "station", n.id());
      }
    }
    double radius = row.set().truth().size() > 300 && times > 1 ? 3 : 5;
    for (TrueEvent event : row.set().truth()) {
      if (isIn(event.xKilometers(), event.yKilometers())) {
        chart.dot(
            event.xKilometers(),
            event.yKilometers(),
            radius,
            event.size() >= row.set().picksMin() ? "truth" : "truth faint",
            String.format(
                Locale.ROOT, "true, %.1f s, %d picks", event.timeSeconds(), event.size()));
      }
    }
    for (FoundEvent event : row.found()) {
      if (isIn(event.xKilometers(), event.yKilometers())) {
        chart.ellipse(
            event.xKilometers(),
            event.yKilometers(),
            event.covarianceKilometers2(),
            times * SIGMAS_90,
            "ellipse");
        chart.dot(
            event.xKilometers(),
            event.yKilometers(),
            1.8,
            "good",
            String.format(
                Locale.ROOT,
                "found, %.1f s, %d picks, probability %.3f",
                event.timeSeconds(),
                event.picks().length,
                event.probability()));
      }
    }
    return chart
        .key("station", "station")
        .key("truth", "true event; thin: too few picks to be asked for")
        .key("good", "found event")
        .key("ellipse", "its 90 % ellipse")
        .svg("Map of " + row.set().name());
  }
}
