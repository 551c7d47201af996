// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.List;
import org.trucewatch.domain.line.DroneTrack;
import org.trucewatch.science.impulse.LineRecord;

/** Joins what nodes hear of engines to tracks with speed and heading. */
public final class DroneTracker {
  /** Tracks, by time, then id. */
  public List<DroneTrack> tracks(LineRecord record) {
    throw new UnsupportedOperationException("skeleton");
  }
}
