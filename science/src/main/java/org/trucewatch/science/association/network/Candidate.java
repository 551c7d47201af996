// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.Arrays;

/** A supposed event with the picks it would take. Mutable while it is fitted; rows refer to one {@link PickField}. */
final class Candidate {
  double x;
  double y;
  double time;
  int depthRow;
  double score = Double.NEGATIVE_INFINITY;
  double audibleKm;

  /** Middle between the farthest node that heard it and the next, km. */
  double reachKm;

  /** Channels in range. */
  int slots;

  int[] picks = {};

  /** Covariance of (x, y, t0), upper triangle row by row. */
  final double[] covariance = new double[6];

  Candidate at(double newX, double newY, double newTime, int newRow) {
    x = newX;
    y = newY;
    time = newTime;
    depthRow = newRow;
    return this;
  }

  int count() {
    return picks.length;
  }

  /** Order that does not depend on how candidates were found: better score first, then place and time. */
  static int compare(Candidate a, Candidate b) {
    int order = Double.compare(b.score, a.score);
    order = order != 0 ? order : Double.compare(a.time, b.time);
    order = order != 0 ? order : Double.compare(a.x, b.x);
    order = order != 0 ? order : Double.compare(a.y, b.y);
    return order != 0 ? order : Arrays.compare(a.picks, b.picks);
  }
}
