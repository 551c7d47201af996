// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import java.time.Instant;

/**
 * Evenly spaced samples of one channel without a gap, as the digitiser wrote them. The samples are not copied.
 *
 * @param sensorId network.station.location.channel
 * @param start time of the first sample, by the sensor's clock
 * @param sampleRateHertz samples a second
 * @param counts digitiser counts
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a copy of every segment would double the memory of a day
public record CountsSegment(
    String sensorId, Instant start, double sampleRateHertz, double[] counts) {}
