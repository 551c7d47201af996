// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

import java.time.Instant;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.WaveformSegment;

/**
 * What one element's digitiser wrote. The counts are not copied; whoever holds a channel must not write to them.
 *
 * @param element id (network.station.location.channel) and place
 * @param start time stamp of the first sample, by the element's own clock
 * @param sampleRateHertz samples a second
 * @param countsPerPascal sensitivity, flat over the band
 * @param counts the samples
 */
@SuppressWarnings("ArrayRecordComponent") // as WaveformSegment: a copy would double the memory
public record SimulatedChannel(
    ArrayElement element,
    Instant start,
    double sampleRateHertz,
    double countsPerPascal,
    int[] counts) {

  public SimulatedChannel {
    if (!(sampleRateHertz > 0) || !(countsPerPascal > 0)) {
      throw new IllegalArgumentException("sampleRateHertz, countsPerPascal are " + sampleRateHertz
          + ", " + countsPerPascal + ", expected above 0");
    }
  }

  /** The same samples in pascals, as a reader of the encoded files gets them. */
  public WaveformSegment segment() {
    double[] pascals = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      pascals[i] = counts[i] / countsPerPascal;
    }
    return new WaveformSegment(element.sensorId(), start, sampleRateHertz, pascals);
  }
}
