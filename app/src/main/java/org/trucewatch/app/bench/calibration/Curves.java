// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.calibration;

import java.util.List;
import org.trucewatch.science.association.network.EllipseCalibration;
import org.trucewatch.science.association.network.ProbabilityCalibration;
import org.trucewatch.science.association.scoring.EllipseFit;
import org.trucewatch.science.association.scoring.ProbabilityFit;

/**
 * A calibration.
 *
 * @param probability from score to probability
 * @param ellipse factor of the covariance
 */
record Curves(ProbabilityCalibration.Curve probability, EllipseCalibration.Curve ellipse) {
  /** What the program says now. */
  static Curves inUse() {
    return new Curves(ProbabilityCalibration.CURVE, EllipseCalibration.CURVE);
  }

  /** What these events teach. */
  static Curves fitted(List<Sample> samples) {
    return new Curves(
        ProbabilityFit.fit(samples.stream()
            .map(s -> new ProbabilityFit.Outcome(s.logOdds(), s.matchesPerGate(), s.isReal()))
            .toList()),
        EllipseFit.fit(samples.stream()
            .filter(Sample::isMatched)
            .map(s -> new EllipseFit.Outcome(s.squareOff(), s.matchesPerGate()))
            .toList()));
  }
}
