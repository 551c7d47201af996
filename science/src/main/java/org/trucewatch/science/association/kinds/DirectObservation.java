// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/** Something that speaks of an event directly, without an arrival at a node. It joins an event that picks have made; it makes none. */
public sealed interface DirectObservation extends Observation
    permits Overpass, ReportText, RadarTrack {
  /** The observation's own name: one that comes twice under it counts once. */
  String id();
}
