// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

/**
 * Words for a probability. A band says how probable, never how well founded; the two are not put into one sentence.
 *
 * <p>Source: Intelligence Community Directive 203, Analytic Standards, section D.6.e.2.a; its bands end at 1 and 99 %, and
 * nothing here is ever called certain.
 */
public enum LikelihoodBand {
  ALMOST_NO_CHANCE("almost no chance", 0.01, 0.05),
  VERY_UNLIKELY("very unlikely", 0.05, 0.20),
  UNLIKELY("unlikely", 0.20, 0.45),
  ROUGHLY_EVEN("roughly even chance", 0.45, 0.55),
  LIKELY("likely", 0.55, 0.80),
  VERY_LIKELY("very likely", 0.80, 0.95),
  ALMOST_CERTAIN("almost certain", 0.95, 0.99);

  private final String words;
  private final double from;
  private final double to;

  LikelihoodBand(String words, double from, double to) {
    this.words = words;
    this.from = from;
    this.to = to;
  }

  /** The band of a probability, 0 to 1; what lies on a border belongs to the band nearer to even. */
  public static LikelihoodBand of(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability is " + probability + ", expected 0 to 1");
    }
    for (LikelihoodBand band : values()) {
      boolean low = band.to <= 0.5;
      if (low ? probability < band.to : probability <= band.to) {
        return band;
      }
    }
    return ALMOST_CERTAIN;
  }

  /** As people read it, with its range. */
  public String shown() {
    return words + " (" + Math.round(from * 100) + " to " + Math.round(to * 100) + " %)";
  }
}
