// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.ControlLine.Vertex;

/** A line as it is published, with gentle bends, and the true one: off by an error that is alike for neighbours. Kilometres. */
final class DrawnLine {
  private static final double REACH = 60;
  private static final double EVERY = 2;
  private static final double CORRELATION = 4;
  private static final double STEP = 0.25;

  private final ControlLine published;
  private final double bend;
  private final double phase;
  private final double[] errors;

  DrawnLine(SplittableRandom random, double sd) {
    bend = 3 * random.nextDouble();
    phase = 2 * Math.PI * random.nextDouble();
    List<Vertex> vertices = new ArrayList<>();
    for (double x = -REACH; x <= REACH; x += EVERY) {
      vertices.add(new Vertex(x, northAt(x)));
    }
    published = new ControlLine(
        vertices, IncidentDraw.PARTIES.get(0), IncidentDraw.PARTIES.get(1), sd, CORRELATION, 0);
    errors = new double[(int) (2 * REACH / STEP) + 2];
    double alike = Math.exp(-STEP / CORRELATION);
    errors[0] = sd * random.nextGaussian();
    for (int i = 1; i < errors.length; i++) {
      errors[i] = alike * errors[i - 1] + Math.sqrt(1 - alike * alike) * sd * random.nextGaussian();
    }
  }

  private double northAt(double x) {
    return bend * Math.sin(x / 15 + phase);
  }

  ControlLine published() {
    return published;
  }

  /** Of the true line; errors times a factor. */
  double trueNorth(double east, double factor) {
    double at = (east + REACH) / STEP;
    int i = (int) at;
    double part = at - i;
    return northAt(east) + factor * ((1 - part) * errors[i] + part * errors[i + 1]);
  }
}
