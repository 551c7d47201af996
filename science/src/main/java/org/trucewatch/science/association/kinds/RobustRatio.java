// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/**
 * The mixture that keeps one wrong mark from breaking an event: nine tenths the model, one tenth clutter. A mark can therefore cost
 * an event at most ln 10 = 2.3. The share is that of the arrival times' tail in the design; the marks of real arrays may be worse.
 */
public final class RobustRatio {
  /** Share of marks that say nothing of the event they came with. */
  public static final double TAIL = 0.1;

  /** Least that a mark can add to an event's log-odds. */
  public static final double LEAST = StrictMath.log(TAIL);

  private RobustRatio() {}

  /** Log ratio of the mixture, from the model's density over the clutter's. */
  public static double log(double ratio) {
    return StrictMath.log((1 - TAIL) * ratio + TAIL);
  }

  /** Probability that the model and not the tail made the mark. */
  public static double share(double ratio) {
    double model = (1 - TAIL) * ratio;
    return model / (model + TAIL);
  }
}
