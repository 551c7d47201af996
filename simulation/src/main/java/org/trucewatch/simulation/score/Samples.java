// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.science.association.scoring.SetScore;

/** Measured values of which quantiles are asked. */
public final class Samples {
  private final List<Double> values = new ArrayList<>();

  void add(double value) {
    if (Double.isFinite(value)) {
      values.add(value);
    }
  }

  void add(Samples other) {
    values.addAll(other.values);
  }

  /** How many: the denominator of every quantile. */
  public int count() {
    return values.size();
  }

  /** The value that this share stays within; NaN of nothing. */
  public double quantile(double share) {
    return SetScore.quantile(ascending(), share);
  }

  /** All of them, ascending. */
  public double[] ascending() {
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
