// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.domain.Draw;

/** Thirty-six nodes of sound about 4 km apart, twelve shots in wind, and a little clutter; the same for the same seed. */
final class MadeUpNetwork {
  static final int SIDE = 6;
  static final int EVENTS = 12;
  static final double SPACING_KM = 4;
  private static final double WIND_EAST = 0.004;
  private static final double WIND_NORTH = -0.003;
  private static final double SPEED = 0.34;

  final List<String> stations = new ArrayList<>();
  final List<String> picks = new ArrayList<>();
  final List<String> truth = new ArrayList<>();
  private final double[] x = new double[SIDE * SIDE];
  private final double[] y = new double[SIDE * SIDE];

  MadeUpNetwork(long seed) {
    Draw draw = new Draw(seed);
    stations.add("station,x_km,y_km");
    for (int i = 0; i < x.length; i++) {
      x[i] = SPACING_KM * (i % SIDE + draw.between(-0.3, 0.3));
      y[i] = SPACING_KM * (i / SIDE + draw.between(-0.3, 0.3));
      stations.add(String.format(Locale.ROOT, "N%02d,%.4f,%.4f", i, x[i], y[i]));
    }
    picks.add("pick_id,station,time_s,phase,event_id");
    truth.add("event_id,time_s,x_km,y_km");
    for (int e = 0; e < EVENTS; e++) {
      shot(draw, e);
    }
    for (int i = 0; i < 60; i++) {
      pick(draw.below(x.length), draw.between(0, 1_500), -1);
    }
  }

  private void shot(Draw draw, int event) {
    double ex = draw.between(3, 17);
    double ey = draw.between(3, 17);
    double et = 60 + 110.0 * event;
    truth.add(String.format(Locale.ROOT, "%d,%.4f,%.4f,%.4f", event, et, ex, ey));
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - ex;
      double dy = y[i] - ey;
      double d = Math.sqrt(dx * dx + dy * dy);
      boolean heard = d < 12 && draw.between(0, 1) < 0.85;
      double travel = d / (SPEED + (WIND_EAST * dx + WIND_NORTH * dy) / d);
      double error = 0.02 * draw.gaussian() + 0.005 * travel * draw.gaussian();
      if (heard) {
        pick(i, et + travel + error, event);
      }
    }
  }

  private void pick(int node, double time, int event) {
    picks.add(
        String.format(Locale.ROOT, "%d,N%02d,%.4f,P,%d", picks.size() - 1, node, time, event));
  }

  /** Writes stations.csv, picks.csv and truth.csv. */
  void write(Path folder) {
    try {
      Files.write(folder.resolve("stations.csv"), stations);
      Files.write(folder.resolve("picks.csv"), picks);
      Files.write(folder.resolve("truth.csv"), truth);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
