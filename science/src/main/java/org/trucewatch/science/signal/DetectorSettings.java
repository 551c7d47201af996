// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * Settings of the array detector; each default's source is in RATIONALE.md beside this package.
 *
 * @param beam the beam's band and windows
 * @param falseAlarmProbability of noise alone above the threshold, a window; two in a row are needed
 * @param siteTimingErrorSeconds 1-sigma of what an element's delay is off a plane front for reasons of its site: unknown
 *     height, position, the wave's roughness
 */
public record DetectorSettings(
    BeamSettings beam, double falseAlarmProbability, double siteTimingErrorSeconds) {
  /** Regional infrasound arrays of half a kilometre to a few kilometres. */
  public static final DetectorSettings INFRASOUND =
      new DetectorSettings(BeamSettings.INFRASOUND, 1e-4, 0.02);

  public DetectorSettings {
    if (!(falseAlarmProbability > 0 && falseAlarmProbability < 0.5)) {
      throw new IllegalArgumentException(
          "falseAlarmProbability is " + falseAlarmProbability + ", expected 0 to 0.5");
    }
    if (!(siteTimingErrorSeconds > 0 && siteTimingErrorSeconds < 1)) {
      throw new IllegalArgumentException(
          "siteTimingErrorSeconds is " + siteTimingErrorSeconds + ", expected 0 to 1");
    }
  }
}
