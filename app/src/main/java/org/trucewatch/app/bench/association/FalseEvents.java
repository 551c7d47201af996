// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Events found in picks among which there is none.
 *
 * @param thousandKm2Days area times time that was searched, in 1,000 km² and days
 * @param scores of the events, log-odds
 * @param probabilities of the same events
 */
record FalseEvents(double thousandKm2Days, double[] scores, double[] probabilities) {
  /** Where nothing was searched. */
  static final FalseEvents NONE = new FalseEvents(0, new double[0], new double[0]);

  /** Of none seen, what 95 % of chance would still allow: -ln 0.05. */
  private static final double ZERO_SEEN = 2.995732273553991;

  FalseEvents {
    scores = scores.clone();
    probabilities = probabilities.clone();
  }

  FalseEvents and(FalseEvents other) {
    return new FalseEvents(
        thousandKm2Days + other.thousandKm2Days,
        DoubleStream.concat(Arrays.stream(scores), Arrays.stream(other.scores)).toArray(),
        DoubleStream.concat(Arrays.stream(probabilities), Arrays.stream(other.probabilities))
            .toArray());
  }

  /** Per 1,000 km² and day, of at least this score. */
  double perDayOfScore(double least) {
    return Arrays.stream(scores).filter(s -> s >= least).count() / thousandKm2Days;
  }

  /** Per 1,000 km² and day, of at least this probability. */
  double perDayOfProbability(double least) {
    return Arrays.stream(probabilities).filter(p -> p >= least).count() / thousandKm2Days;
  }

  /** Rate that is excluded at 95 % where none was seen, per 1,000 km² and day. */
  double perDayAtMost() {
    return ZERO_SEEN / thousandKm2Days;
  }

  /** Least whole score of which at most one false event a day and 1,000 km² was seen; never below 0. */
  int alarmScore() {
    int score = 0;
    while (perDayOfScore(score) > 1) {
      score++;
    }
    return score;
  }
}
