// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.List;

/**
 * Processor seconds as a power of the load, picks times (1 + expected chance matches in a gate): least squares in logarithms.
 *
 * @param exponent 1 where cost grows as the load
 * @param secondsPerLoad at load 1, continued
 */
record CostFit(double exponent, double secondsPerLoad) {
  static CostFit of(List<SetRow> rows) {
    double n = rows.size();
    double mx = rows.stream().mapToDouble(r -> Math.log(r.load())).sum() / n;
    double my = rows.stream().mapToDouble(r -> Math.log(r.medianSeconds())).sum() / n;
    double xx = 0;
    double xy = 0;
    for (SetRow row : rows) {
      double x = Math.log(row.load()) - mx;
      xx += x * x;
      xy += x * (Math.log(row.medianSeconds()) - my);
    }
    double exponent = xy / xx;
    return new CostFit(exponent, Math.exp(my - exponent * mx));
  }

  double seconds(double load) {
    return secondsPerLoad * Math.pow(load, exponent);
  }
}
