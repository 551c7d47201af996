// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;

/**
 * Words for a likelihood. How well founded it is, the confidence, is another matter and never stands in the same sentence.
 *
 * <p>Source: Intelligence Community Directive 203, Analytic Standards, 2015, D.6.e(2): seven bands, each with two names.
 * None reaches 100 %.
 *
 * @param name in sentences
 * @param otherName the second name
 * @param low from, 0 to 1
 * @param high below
 */
public record LikelihoodBand(String name, String otherName, double low, double high) {
  /** All of them, least likely first. */
  public static final List<LikelihoodBand> ICD_203 = List.of(
      new LikelihoodBand("almost no chance", "remote", 0.01, 0.05),
      new LikelihoodBand("very unlikely", "highly improbable", 0.05, 0.20),
      new LikelihoodBand("unlikely", "improbable", 0.20, 0.45),
      new LikelihoodBand("roughly even chance", "roughly even odds", 0.45, 0.55),
      new LikelihoodBand("likely", "probable", 0.55, 0.80),
      new LikelihoodBand("very likely", "highly probable", 0.80, 0.95),
      new LikelihoodBand("almost certain", "nearly certain", 0.95, 0.99));

  /** The band of a probability, 0 to 1; what lies on a border belongs to the band nearer to even. */
  public static LikelihoodBand of(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability is " + probability + ", expected 0 to 1");
    }
    for (LikelihoodBand band : ICD_203) {
      boolean isLow = band.high <= 0.5;
      if (isLow ? probability < band.high : probability <= band.high) {
        return band;
      }
    }
    return ICD_203.getLast();
  }

  /** As people read it, with its range. */
  public String shown() {
    return name + " (" + Math.round(low * 100) + " to " + Math.round(high * 100) + " %)";
  }
}
