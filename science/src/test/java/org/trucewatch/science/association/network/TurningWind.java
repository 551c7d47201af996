// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.trucewatch.domain.Draw;

/** Hours of sound at 36 nodes about 4 km apart, in a wind that turns evenly to the left; events and false picks drawn from a seed. */
final class TurningWind {
  private static final double SPEED = 0.34;
  private static final double SIGMA = 0.02;
  private static final double PATH = 0.005;

  final List<NetworkStation> stations = new ArrayList<>();
  private final List<double[]> events = new ArrayList<>();
  private final PickColumns.Builder picks = new PickColumns.Builder();
  private final List<Integer> truth = new ArrayList<>();
  private final double seconds;
  private final double windKmPerSecond;
  private final double turnRadians;

  TurningWind(
      long seed,
      double hours,
      double eventsPerHour,
      double windMetersPerSecond,
      double turnRadians) {
    Draw draw = new Draw(seed);
    seconds = 3600 * hours;
    windKmPerSecond = windMetersPerSecond / 1000;
    this.turnRadians = turnRadians;
    for (int i = 0; i < 36; i++) {
      double x = 4 * (i % 6) + draw.between(-1.2, 1.2);
      double y = 4 * (i / 6) + draw.between(-1.2, 1.2);
      stations.add(new NetworkStation("N" + i, "", x, y, 0));
    }
    for (int e = 0; e < hours * eventsPerHour; e++) {
      event(draw, e);
    }
    for (int i = 0; i < 4 * hours * eventsPerHour; i++) {
      pick(draw.below(stations.size()), draw.between(0, seconds), -1);
    }
  }

  /** Where the air moves to at a time, m/s east and north. */
  double[] wind(double time) {
    double angle = turnRadians * time / seconds;
    return new double[] {
      1000 * windKmPerSecond * StrictMath.cos(angle), 1000 * windKmPerSecond * StrictMath.sin(angle)
    };
  }

  private void event(Draw draw, int e) {
    double x = draw.between(1, 19);
    double y = draw.between(1, 19);
    double t = draw.between(0, seconds);
    double range = draw.between(8, 14);
    double[] wind = wind(t);
    events.add(new double[] {x, y, t});
    for (int node = 0; node < stations.size(); node++) {
      double dx = stations.get(node).eastKm() - x;
      double dy = stations.get(node).northKm() - y;
      double d = Math.sqrt(dx * dx + dy * dy);
      if (d < range && draw.between(0, 1) > 0.1) {
        double travel = d / (SPEED + (wind[0] * dx + wind[1] * dy) / d / 1000);
        pick(node, t + travel + SIGMA * draw.gaussian() + PATH * travel * draw.gaussian(), e);
      }
    }
  }

  private void pick(int node, double time, int event) {
    picks.add(truth.size(), node, time, Phase.P, SIGMA);
    truth.add(event);
  }

  PickColumns picks() {
    return picks.build();
  }

  Medium medium() {
    return new Medium.Sound(SPEED, PATH, 0, Wind.Learnt.withoutForecast());
  }

  /** Share of events and findings that agree in three fifths of their picks, the median error (km), and the ellipses' share. */
  record Score(double f1, double medianKm, double ellipse90) {}

  Score score(List<NetworkEvent> found) {
    int right = 0;
    int inside = 0;
    List<Double> errors = new ArrayList<>();
    for (NetworkEvent event : found) {
      Map<Integer, Integer> shared = new HashMap<>();
      event.picks().forEach(p -> shared.merge(truth.get((int) p.pickId()), 1, Integer::sum));
      shared.remove(-1);
      int best = shared.entrySet().stream()
          .max(Map.Entry.<Integer, Integer>comparingByValue()
              .thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .orElse(-1);
      if (best >= 0 && shared.get(best) >= 0.6 * Math.max(event.picks().size(), count(best))) {
        right++;
        double dx = event.eastKm() - events.get(best)[0];
        double dy = event.northKm() - events.get(best)[1];
        NetworkEvent.Covariance c = event.covariance();
        double m = (c.yy() * dx * dx - 2 * c.xy() * dx * dy + c.xx() * dy * dy)
            / (c.xx() * c.yy() - c.xy() * c.xy());
        inside += m <= 4.605 ? 1 : 0;
        errors.add(Math.sqrt(dx * dx + dy * dy));
      }
    }
    long real = IntStream.range(0, events.size()).filter(e -> count(e) >= 6).count();
    errors.sort(Double::compare);
    return new Score(
        2.0 * right / (found.size() + real),
        errors.isEmpty() ? Double.NaN : errors.get(errors.size() / 2),
        (double) inside / Math.max(1, right));
  }

  private long count(int event) {
    return truth.stream().filter(e -> e == event).count();
  }
}
