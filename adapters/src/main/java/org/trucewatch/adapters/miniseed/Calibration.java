// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.WaveformSegment;

/** Counts to pascals, by the channel's overall sensitivity at that time. */
public final class Calibration {
  private final List<StationChannel> channels;

  public Calibration(List<StationChannel> channels) {
    this.channels = List.copyOf(channels);
  }

  /** The channel as it was at an instant. */
  public Optional<StationChannel> findChannel(String sensorId, Instant at) {
    return channels.stream()
        .filter(c -> c.sensorId().equals(sensorId) && c.valid().contains(at))
        .findFirst();
  }

  /**
   * Segments in pascals; one whose channel is in no StationXML is refused.
   *
   * @param channel where the segments came from, for the messages
   */
  public Decoded<WaveformSegment> pascals(String channel, List<CountsSegment> segments) {
    List<WaveformSegment> calibrated = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    for (CountsSegment segment : segments) {
      Optional<StationChannel> station = findChannel(segment.sensorId(), segment.start());
      if (station.isEmpty()) {
        rejections.add(new Rejection(
            channel + ", " + segment.sensorId() + " from " + segment.start(),
            "no StationXML describes this channel at this time",
            "a Channel element with place and sensitivity",
            "Send the StationXML of the station."));
        continue;
      }
      double[] pascals = new double[segment.counts().length];
      for (int i = 0; i < pascals.length; i++) {
        pascals[i] = segment.counts()[i] / station.get().countsPerPascal();
      }
      calibrated.add(new WaveformSegment(
          segment.sensorId(), segment.start(), segment.sampleRateHertz(), pascals));
    }
    return new Decoded<>(calibrated, rejections);
  }
}
