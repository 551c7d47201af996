// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.domain.Draw;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.kinds.LevelLikelihood;
import org.trucewatch.science.association.kinds.PickMark;
import org.trucewatch.science.association.kinds.WaveClass;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.science.association.scoring.SetScore;
import org.trucewatch.science.association.scoring.TrueEvent;

/**
 * A crowded network drawn as the shared sets are (square grid of nodes, uniform events, a fifth of the arrivals missed, as many false
 * picks as true ones), with marks.
 */
final class MarkedScene {
  static final double SPEED = 0.34;
  static final double SIGMA = 0.05;

  /** A pick: node, time, truth (-1 false), azimuth of the wave, level (dB). */
  record Row(int node, double time, int truth, double azimuth, double level) {}

  final List<NetworkStation> stations = new ArrayList<>();
  final List<double[]> events = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();
  final double pathError;
  private final Draw draw;
  private final double windEast;
  private final double windNorth;

  MarkedScene(long seed, int side, double spacingKm, double pathError, double windEast) {
    draw = new Draw(seed);
    this.pathError = pathError;
    this.windEast = windEast / 1000;
    windNorth = 0;
    for (int i = 0; i < side * side; i++) {
      double x = spacingKm * (i % side + 0.5 + draw.between(-0.35, 0.35));
      double y = spacingKm * (i / side + 0.5 + draw.between(-0.35, 0.35));
      stations.add(new NetworkStation("N" + i, "", x, y, 0));
    }
  }

  /** Events of one hour rate in a span, each heard to between {@code near} and {@code far} km. */
  MarkedScene withEvents(double perHour, double seconds, double near, double far, double squareKm) {
    int count = (int) Math.round(perHour * seconds / 3600);
    for (int e = 0; e < count; e++) {
      double x = squareKm * draw.between(0.05, 0.95);
      double y = squareKm * draw.between(0.05, 0.95);
      event(x, y, draw.between(0, seconds), draw.between(near, far), 0.2);
    }
    return this;
  }

  /** One event, heard as far as this, with its level at 1 km such that it is there at the threshold of 60 dB. */
  MarkedScene event(double x, double y, double t, double range, double missed) {
    int id = events.size();
    double source = 60 + LevelLikelihood.loss(range, 0, 0);
    int picks = 0;
    for (int node = 0; node < stations.size(); node++) {
      double dx = stations.get(node).eastKm() - x;
      double dy = stations.get(node).northKm() - y;
      double d = Math.sqrt(dx * dx + dy * dy);
      if (d < range && draw.between(0, 1) >= missed) {
        double travel = d / (SPEED + (windEast * dx + windNorth * dy) / d);
        double arrival = t + travel * (1 + pathError * draw.gaussian()) + SIGMA * draw.gaussian();
        // Towards where the source's air is by then.
        double azimuth = StrictMath.atan2(windEast * travel - dx, windNorth * travel - dy);
        double level = source - LevelLikelihood.loss(d, 0, 0) + 3 * draw.gaussian();
        rows.add(new Row(node, arrival, id, azimuth, level));
        picks++;
      }
    }
    events.add(new double[] {x, y, t, picks});
    return this;
  }

  MarkedScene withFalsePicks(int count, double seconds) {
    for (int i = 0; i < count; i++) {
      rows.add(new Row(
          draw.below(stations.size()),
          draw.between(0, seconds),
          -1,
          draw.between(-StrictMath.PI, StrictMath.PI),
          draw.between(60, 110)));
    }
    return this;
  }

  MarkedScene withAsManyFalsePicks(double seconds) {
    return withFalsePicks(rows.size(), seconds);
  }

  PickColumns plain() {
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < rows.size(); i++) {
      builder.add(i, rows.get(i).node, rows.get(i).time, Phase.P, SIGMA);
    }
    return builder.build();
  }

  /** With bearings of this error, drawn by a seed of their own; rows in the order of a permutation drawn from another. */
  PickColumns withBearings(double errorRadians, long seed, long orderSeed) {
    Draw errors = new Draw(seed);
    double[] error =
        rows.stream().mapToDouble(r -> errorRadians * errors.gaussian()).toArray();
    List<Integer> order = new ArrayList<>();
    Draw shuffle = new Draw(orderSeed);
    for (int i = 0; i < rows.size(); i++) {
      order.add(orderSeed == 0 ? i : shuffle.below(i + 1), i);
    }
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i : order) {
      Row row = rows.get(i);
      builder
          .add(i, row.node, row.time, Phase.P, SIGMA)
          .mark(new PickMark.Bearing(row.azimuth + error[i], errorRadians));
    }
    return builder.build();
  }

  PickColumns withLevels() {
    PickColumns.Builder builder = new PickColumns.Builder();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      builder
          .add(i, row.node, row.time, Phase.P, SIGMA)
          .mark(new PickMark.Level(row.level))
          .mark(new PickMark.Waveform(row.truth < 0 ? WaveClass.NO_IMPULSE : WaveClass.CANNON));
    }
    return builder.build();
  }

  Medium.Sound medium() {
    Wind wind = windEast == 0 ? new Wind.Given(0, 0, 0) : Wind.Learnt.withoutForecast();
    return new Medium.Sound(SPEED, pathError, 0, wind);
  }

  NetworkAssociation associate(PickColumns picks) {
    return new NetworkAssociator().associate(stations, picks, medium(), NetworkSettings.sound());
  }

  SetScore score(NetworkAssociation result) {
    List<FoundEvent> found = new ArrayList<>();
    for (NetworkEvent e : result.events()) {
      NetworkEvent.Covariance c = e.covariance();
      found.add(new FoundEvent(
          e.timeSeconds(),
          e.eastKm(),
          e.northKm(),
          e.probability(),
          new Symmetric2(c.xx(), c.xy(), c.yy()),
          e.picks().stream().mapToInt(p -> (int) p.pickId()).toArray()));
    }
    List<TrueEvent> truth = new ArrayList<>();
    for (int t = 0; t < events.size(); t++) {
      int id = t;
      int[] own = java.util.stream.IntStream.range(0, rows.size())
          .filter(i -> rows.get(i).truth == id)
          .toArray();
      truth.add(new TrueEvent(events.get(t)[2], events.get(t)[0], events.get(t)[1], own));
    }
    return SetScore.of(found, truth, 6);
  }
}
