// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;

/** The highest rung that the evidence reaches, A0 to A3. The two above are people's and are never computed. */
final class RungReader {
  /** From when a kind is told: the band "very likely" of ICD 203 begins here. */
  private static final double KIND_LEAST = 0.80;

  private RungReader() {}

  static Rung rung(AttributionCase given, CaseWords words, Grade grade) {
    if (grade != Grade.UNDETERMINED) {
      return Rung.A3;
    }
    if (words.pieces().stream().anyMatch(RungReader::tellsDirection)) {
      return Rung.A2;
    }
    return given.incident().impulses().stream().anyMatch(RungReader::isOfKnownKind)
        ? Rung.A1
        : Rung.A0;
  }

  private static boolean tellsDirection(OriginEvidence piece) {
    return switch (piece.origin()) {
      case Origin.Place p -> true;
      case Origin.Reach r -> r.direction().isPresent();
    };
  }

  private static boolean isOfKnownKind(Impulse impulse) {
    return impulse.kind() != ImpulseKind.UNDETERMINED
        && impulse.kind() != ImpulseKind.FIRE
        && impulse.kindProbability() >= KIND_LEAST;
  }
}
