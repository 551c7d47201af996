// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.trucewatch.domain.Draw;

/** A small network and its picks, drawn from a seed: 36 nodes about 4 km apart, sound in wind, false picks. */
final class DrawnScene {
  static final double SPEED = 0.34;
  static final double SIGMA = 0.02;

  final List<NetworkStation> stations = new ArrayList<>();
  final List<double[]> events = new ArrayList<>();
  final List<double[]> rows = new ArrayList<>();
  private final Draw draw;
  private final double windEast;
  private final double windNorth;

  DrawnScene(long seed, double windEastMetersPerSecond, double windNorthMetersPerSecond) {
    draw = new Draw(seed);
    windEast = windEastMetersPerSecond / 1000;
    windNorth = windNorthMetersPerSecond / 1000;
    for (int i = 0; i < 36; i++) {
      double x = 4 * (i % 6) + draw.between(-1.2, 1.2);
      double y = 4 * (i / 6) + draw.between(-1.2, 1.2);
      stations.add(new NetworkStation("N" + i, i % 2 == 0 ? "one" : "two", x, y, 0));
    }
  }

  /** Events heard within 8 to 14 km, each node missing one in ten, one every {@code everySeconds} on average. */
  DrawnScene withEvents(int count, double everySeconds) {
    for (int e = 0; e < count; e++) {
      double x = draw.between(1, 19);
      double y = draw.between(1, 19);
      double t = draw.between(0, count * everySeconds);
      double range = draw.between(8, 14);
      events.add(new double[] {x, y, t});
      for (int node = 0; node < stations.size(); node++) {
        double dx = stations.get(node).eastKm() - x;
        double dy = stations.get(node).northKm() - y;
        double d = Math.sqrt(dx * dx + dy * dy);
        if (d < range && draw.between(0, 1) > 0.1) {
          double travel = d / (SPEED + (windEast * dx + windNorth * dy) / d);
          double error = SIGMA * draw.gaussian() + 0.005 * travel * draw.gaussian();
          rows.add(new double[] {node, t + travel + error});
        }
      }
    }
    return this;
  }

  /** Takes an event's picks from some of the nodes next to it: those of the given ranks by distance, 0 the nearest. */
  DrawnScene unheardBy(int event, List<Integer> ranks) {
    double[] e = events.get(event);
    List<Integer> near = IntStream.range(0, stations.size())
        .boxed()
        .sorted(Comparator.comparingDouble(node -> distance(e, node)))
        .toList();
    for (int rank : ranks) {
      int node = near.get(rank);
      double arrival = e[2] + distance(e, node) / SPEED;
      rows.removeIf(row -> row[0] == node && Math.abs(row[1] - arrival) < 2);
    }
    return this;
  }

  private double distance(double[] event, int node) {
    double dx = stations.get(node).eastKm() - event[0];
    double dy = stations.get(node).northKm() - event[1];
    return Math.sqrt(dx * dx + dy * dy);
  }

  DrawnScene withFalsePicks(int count, double seconds) {
    for (int i = 0; i < count; i++) {
      rows.add(new double[] {draw.below(stations.size()), draw.between(0, seconds)});
    }
    return this;
  }

  /** Picks with their row as id, in the order of a permutation drawn from a seed. */
  PickColumns picks(long orderSeed) {
    List<Integer> order = new ArrayList<>();
    Draw shuffle = new Draw(orderSeed);
    for (int i = 0; i < rows.size(); i++) {
      order.add(shuffle.below(order.size() + 1), i);
    }
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i : order) {
      builder.add(i, (int) rows.get(i)[0], rows.get(i)[1], Phase.P, SIGMA);
    }
    return builder.build();
  }

  Medium medium() {
    return new Medium.Sound(SPEED, 0.005, 0, Wind.Learnt.withoutForecast());
  }

  NetworkAssociation associate(long orderSeed) {
    return new NetworkAssociator()
        .associate(stations, picks(orderSeed), medium(), NetworkSettings.sound());
  }
}
