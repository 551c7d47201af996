// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.adapters.GeoJsonRings;
import org.trucewatch.domain.Rejection;

/** Notices channels that stand at two places at one time, within one StationXML or over several of a run. */
public final class ChannelConflicts {
  /** Earlier spans of a channel that are looked at; real channels have a few. */
  static final int SPANS_MAX = 100;

  private final Map<String, List<StationChannel>> earlier = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  /**
   * Compares with everything given before; each channel is told once.
   *
   * @param where how the bytes came, for messages
   */
  public List<Rejection> add(String where, List<StationChannel> channels) {
    List<Rejection> rejections = new ArrayList<>();
    for (StationChannel c : channels) {
      List<StationChannel> before = earlier.computeIfAbsent(c.sensorId(), id -> new ArrayList<>());
      Optional<StationChannel> other = before.stream()
          .filter(o -> o.valid().overlaps(c.valid()) && !o.position().equals(c.position()))
          .findFirst();
      if (other.isPresent() && told.add(c.sensorId())) {
        rejections.add(rejection(where, other.get(), c));
      }
      if (before.size() < SPANS_MAX) {
        before.add(c);
      }
    }
    return rejections;
  }

  private static Rejection rejection(String where, StationChannel first, StationChannel second) {
    return new Rejection(
        where + ", " + second.sensorId(),
        "stands at " + shown(second) + ", and earlier in the input at " + shown(first)
            + ", for times that overlap; the earlier one is used where both apply",
        "one place at a time",
        "Correct the coordinates, or the start and end dates, of one of them.");
  }

  private static String shown(StationChannel c) {
    return GeoJsonRings.shown(c.position()) + ", height " + c.position().heightMeters() + " m";
  }
}
