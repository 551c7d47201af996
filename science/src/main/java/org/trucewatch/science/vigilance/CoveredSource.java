// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.List;

/**
 * A kind of source that coverage speaks of: its strength, where about the line it happens, and which way it is loudest. Strengths and
 * directivity: shared design, physics, section 1.5; distances from the line: section 7.2, assumed.
 *
 * @param label as a person reads it
 * @param yieldKilograms effective yield, kg TNT on the ground
 * @param directivityDecibels on the axis over behind
 * @param awayKilometers places from the line, on both sides
 */
record CoveredSource(
    String label, double yieldKilograms, double directivityDecibels, List<Double> awayKilometers) {
  private static final List<Double> STRUCK = List.of(0.75, 1.5, 3.5);

  static final CoveredSource REFERENCE = new CoveredSource("120 mm impact", 1.5, 0, STRUCK);

  /** In the order in which they are told; the reference first. */
  static final List<CoveredSource> ALL = List.of(
      REFERENCE,
      new CoveredSource("82 mm impact", 0.2, 0, STRUCK),
      new CoveredSource("122 to 155 mm impact", 4.8, 0, STRUCK),
      new CoveredSource("82 mm launch", 0.0105, 0, List.of(0.5, 1.5, 2.5)),
      new CoveredSource("120 mm launch", 0.05, 0, List.of(1.0, 2.5, 4.0)),
      new CoveredSource("122 to 155 mm launch", 0.5, 12, List.of(5.0, 9.0, 13.0)),
      new CoveredSource("small-arms fire", 0.000_15, 14, List.of(0.3, 0.5, 0.7)));
}
