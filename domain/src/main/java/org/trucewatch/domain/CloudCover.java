// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.time.LocalDate;

/**
 * How much of the sky over an area was cloud: what a satellite could not have seen.
 *
 * @param date UTC day of the mean
 * @param area name of the area, as the source names it
 * @param fraction daily mean, 0 clear to 1 overcast
 */
public record CloudCover(LocalDate date, String area, double fraction) {
  public CloudCover {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("cloud fraction is " + fraction + ", expected 0 to 1");
    }
  }
}
