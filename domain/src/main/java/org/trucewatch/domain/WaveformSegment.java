// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.time.Instant;

/**
 * Evenly spaced samples of one sensor without a gap. The samples are not copied: whoever holds a segment may read
 * them and must not write.
 *
 * @param sensorId network.station.location.channel
 * @param start time of the first sample, by the sensor's clock
 * @param sampleRateHertz samples a second
 * @param pascals the samples, sensitivity removed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a copy of every segment would double the memory of a day
public record WaveformSegment(
    String sensorId, Instant start, double sampleRateHertz, double[] pascals) {
  public WaveformSegment {
    if (!(sampleRateHertz > 0)) {
      throw new IllegalArgumentException(
          "sampleRateHertz is " + sampleRateHertz + ", expected above 0");
    }
  }
}
