// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

/**
 * The best beam of one window.
 *
 * @param centreSeconds middle of the window after the traces' start
 * @param members the elements that formed it
 * @param slowness where the beam is strongest
 * @param coherence power of the beam over the members' power, averaged over the band, 0 to 1
 */
record BeamPeak(double centreSeconds, Subset members, Slowness slowness, double coherence) {
  /** Power in the beam over the power that is left beside it. */
  double fStatistic() {
    return coherence / (1 - coherence) * (members.size() - 1);
  }
}
