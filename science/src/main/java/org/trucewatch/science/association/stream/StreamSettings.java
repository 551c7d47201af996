// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkSettings;

/**
 * What is assumed of a stream. All of it is part of the function that its results are.
 *
 * @param medium             sound; its wind is the state before the first event
 * @param search             audibleKmMax must be finite: tiles and windows follow from it
 * @param tileRanges         side of a tile in audible ranges
 * @param windowSeconds      length of a window of origin time; windows are anchored at second 0 of the epoch
 * @param lookaheadSeconds   how far beyond a window's end events are looked for, because they compete for its picks
 * @param latenessSeconds    how late a pick may be and still be in time
 * @param horizonSeconds     how late a pick may be and still be used: its windows are opened again
 * @param usualDelaySeconds  after so long a node that has not sent its pick counts as silent in provisional events
 * @param provisionalLogOdds log-odds from which an event is published before its window closes
 */
public record StreamSettings(
    Medium.Sound medium,
    NetworkSettings search,
    double tileRanges,
    double windowSeconds,
    double lookaheadSeconds,
    double latenessSeconds,
    double horizonSeconds,
    double usualDelaySeconds,
    double provisionalLogOdds) {
  /** Wind against the sound up to which arrivals are waited for, km/s: the prior's 6 m/s at three standard deviations. */
  static final double HEADWIND_KM_PER_SECOND = 0.018;

  /** A tile of six ranges: its ring of one range then adds 0.78 of its own area. */
  static final double TILE_RANGES = 6;

  /** Checks the numbers. */
  public StreamSettings {
    require("search.audibleKmMax", search.audibleKmMax(), 0.01, 500);
    require("tileRanges", tileRanges, 0.5, 1_000);
    require("windowSeconds", windowSeconds, 10, 3600);
    require("lookaheadSeconds", lookaheadSeconds, 0, windowSeconds);
    require("latenessSeconds", latenessSeconds, 0, 3600);
    require("horizonSeconds", horizonSeconds, latenessSeconds, 86_400);
    require("usualDelaySeconds", usualDelaySeconds, 0, 600);
    require("provisionalLogOdds", provisionalLogOdds, -10, 100);
    require("medium.speedKmPerSecond", medium.speedKmPerSecond(), 0.1, 100);
  }

  /**
   * Windows of a minute, half a minute of lookahead and lateness, ten minutes of horizon.
   *
   * @param audibleKmMax farthest range at which any event is heard
   */
  public static StreamSettings sound(Medium.Sound medium, double audibleKmMax) {
    NetworkSettings s = NetworkSettings.sound();
    NetworkSettings search = new NetworkSettings(
        s.picksMin(),
        s.detection(),
        audibleKmMax,
        s.eventsPerKm2AndHour(),
        s.clutterPerNodeAndHour(),
        s.probabilityMin());
    return new StreamSettings(medium, search, TILE_RANGES, 60, 30, 30, 600, 3, 4);
  }

  /** The longest a sound in range may travel, seconds. */
  public double travelSecondsMax() {
    return search.audibleKmMax() / (medium.speedKmPerSecond() - HEADWIND_KM_PER_SECOND);
  }

  /** First second of a window's picks. */
  double from(int window) {
    return window * windowSeconds - WindowRule.SLACK_SECONDS;
  }

  /** End of a window's picks: what its events and those of the lookahead may be heard until. */
  double to(int window) {
    return (window + 1) * windowSeconds + lookaheadSeconds + travelSecondsMax();
  }

  private static void require(String name, double value, double least, double most) {
    // Negated so that NaN fails too.
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected " + least + " to " + most);
    }
  }
}
