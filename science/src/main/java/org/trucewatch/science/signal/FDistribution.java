// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import org.hipparchus.special.Beta;

/**
 * Fisher's F distribution.
 *
 * @param numeratorDof degrees of freedom above the line, above 2
 * @param denominatorDof below it
 */
record FDistribution(double numeratorDof, double denominatorDof) {
  private static final int HALVINGS = 200;

  /** Probability of a value above x. */
  double survival(double x) {
    return x <= 0
        ? 1
        : Beta.regularizedBeta(
            denominatorDof / (denominatorDof + numeratorDof * x),
            denominatorDof / 2,
            numeratorDof / 2);
  }

  /** The value that is exceeded with this probability. */
  double exceededWith(double probability) {
    double low = 0;
    double high = 1;
    while (survival(high) > probability) {
      high *= 2;
    }
    for (int i = 0; i < HALVINGS && low < high; i++) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (survival(middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The most frequent value. */
  double mode() {
    return (numeratorDof - 2) / numeratorDof * denominatorDof / (denominatorDof + 2);
  }
}
