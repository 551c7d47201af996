// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether events said to be real with some probability are real that often. Also the Brier score, the mean of (said - true)²,
 * and the log score, the mean of -ln of the probability given to what was the case, with probabilities kept 1e-6 from 0 and 1.
 */
public final class Reliability {
  /** Lower edges; finer towards 1, where almost all events are. */
  private static final double[] EDGES = {0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999};

  private static final double LOG_FLOOR = 1e-6;

  private final int[] events = new int[EDGES.length];
  private final int[] real = new int[EDGES.length];
  private final double[] said = new double[EDGES.length];
  private int all;
  private double squares;
  private double logs;

  /**
   * One bin.
   *
   * @param from its lower edge
   * @param to its upper edge
   * @param events in it
   * @param said mean probability
   * @param real share that was real
   * @param band of that share if what was said is right
   */
  public record Bin(
      double from, double to, int events, double said, double real, BinomialBand band) {
    /** Within 0.05 of what was said, or within the band, whichever is wider. */
    public boolean holds() {
      return Math.abs(real - said) <= 0.05 || band.holds(real);
    }
  }

  /** Counts one event. */
  public void add(double probability, boolean isReal) {
    int bin = 0;
    while (bin + 1 < EDGES.length && probability >= EDGES[bin + 1]) {
      bin++;
    }
    events[bin]++;
    real[bin] += isReal ? 1 : 0;
    said[bin] += probability;
    all++;
    double truth = isReal ? 1 : 0;
    squares += (probability - truth) * (probability - truth);
    double given = isReal ? probability : 1 - probability;
    logs -= StrictMath.log(Math.min(Math.max(given, LOG_FLOOR), 1 - LOG_FLOOR));
  }

  /** Counts all of another's. */
  public void add(Reliability other) {
    for (int i = 0; i < EDGES.length; i++) {
      events[i] += other.events[i];
      real[i] += other.real[i];
      said[i] += other.said[i];
    }
    all += other.all;
    squares += other.squares;
    logs += other.logs;
  }

  /** How many were counted. */
  public int events() {
    return all;
  }

  /** NaN where nothing was counted. */
  public double brier() {
    return squares / all;
  }

  /** Natural logarithm, positive, less is better; NaN where nothing was counted. */
  public double logScore() {
    return logs / all;
  }

  /** Bins that hold events. */
  public List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < EDGES.length; i++) {
      if (events[i] > 0) {
        double mean = said[i] / events[i];
        bins.add(new Bin(
            EDGES[i],
            i + 1 < EDGES.length ? EDGES[i + 1] : 1,
            events[i],
            mean,
            (double) real[i] / events[i],
            BinomialBand.of(events[i], mean)));
      }
    }
    return bins;
  }
}
