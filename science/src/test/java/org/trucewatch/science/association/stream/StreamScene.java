// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.domain.Draw;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.network.Wind;

/** A strip of 160 nodes 2 km apart over two tiles, with events on both sides of the border, false picks and a delay for each pick. */
final class StreamScene {
  static final double SIGMA = 0.02;
  private static final double SPEED = 0.34;
  private static final double WIND_EAST = 0.004;
  private static final double WIND_NORTH = -0.003;

  /** One pick and when it arrives. */
  record Row(long id, int node, double time, double arrival) {}

  final List<NetworkStation> nodes = new ArrayList<>();
  final List<double[]> events = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();
  final double seconds;
  private final double audibleKm;
  private final double tileRanges;
  private final Draw draw;

  StreamScene(long seed, double seconds, int count, int falsePicks) {
    this(seed, seconds, count, falsePicks, 7, 6);
  }

  StreamScene(
      long seed, double seconds, int count, int falsePicks, double audibleKm, double tileRanges) {
    this.seconds = seconds;
    this.audibleKm = audibleKm;
    this.tileRanges = tileRanges;
    draw = new Draw(seed);
    for (int i = 0; i < 160; i++) {
      nodes.add(new NetworkStation(
          "N" + i,
          "",
          23 + 2 * (i % 20) + draw.between(-0.7, 0.7),
          5 + 2 * (i / 20) + draw.between(-0.7, 0.7),
          0));
    }
    for (int e = 0; e < count; e++) {
      event();
    }
    for (int i = 0; i < falsePicks; i++) {
      add(draw.below(nodes.size()), draw.between(0, seconds));
    }
  }

  private void event() {
    double x = draw.between(24, 60);
    double y = draw.between(5, 19);
    double t = draw.between(0, seconds - 25);
    double range = draw.between(audibleKm / 2, audibleKm);
    int heard = 0;
    for (int node = 0; node < nodes.size(); node++) {
      double dx = nodes.get(node).eastKm() - x;
      double dy = nodes.get(node).northKm() - y;
      double d = Math.sqrt(dx * dx + dy * dy);
      if (d < range && draw.between(0, 1) > 0.2) {
        double travel = d / (SPEED + (WIND_EAST * dx + WIND_NORTH * dy) / d);
        add(node, t + travel * (1 + 0.005 * draw.gaussian()) + SIGMA * draw.gaussian());
        heard++;
      }
    }
    events.add(new double[] {x, y, t, heard});
  }

  private void add(int node, double time) {
    // Most within a second, some after many: a heavy tail, cut at what is allowed.
    double delay = Math.min(25, 0.2 / Math.pow(draw.between(1e-4, 1), 0.7));
    rows.add(new Row(rows.size(), node, time, time + delay));
  }

  private StreamSettings settings() {
    StreamSettings s = StreamSettings.sound(
        new Medium.Sound(SPEED, 0.005, 0, Wind.Learnt.withoutForecast()), audibleKm);
    return new StreamSettings(
        s.medium(),
        s.search(),
        tileRanges,
        s.windowSeconds(),
        15,
        s.latenessSeconds(),
        s.horizonSeconds(),
        s.usualDelaySeconds(),
        s.provisionalLogOdds());
  }

  NetworkStream stream(Weather weather) {
    return new NetworkStream(nodes, settings(), weather, 0);
  }

  /** Rows in order of arrival. */
  List<Row> byArrival() {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(Comparator.comparingDouble(Row::arrival).thenComparingLong(Row::id));
    return sorted;
  }

  /** Plays rows at their arrival with a step a second, to the end of the last window. */
  List<EventVersion> play(NetworkStream stream, List<Row> sorted, Sectors sectors) {
    List<EventVersion> versions = new ArrayList<>();
    int next = 0;
    for (int clock = 1; clock <= seconds + 150; clock++) {
      while (next < sorted.size() && sorted.get(next).arrival() <= clock) {
        Row row = sorted.get(next++);
        stream.offer(row.id(), row.node(), row.time(), SIGMA);
      }
      versions.addAll(stream.advance(clock));
      versions.addAll(stream.drain(sectors));
    }
    return versions;
  }
}
