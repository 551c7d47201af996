// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.network.MediumState;
import org.trucewatch.science.association.network.NodePicks;
import org.trucewatch.science.association.network.WindowAssociator;

/** The search of one tile and window. Everything it needs is in it, so it may be run in any thread, but in one at a time for a tile. */
public final class TileJob implements Runnable {
  private final int tile;
  private final WindowAssociator associator;
  private final NodePicks picks;
  private final boolean[] live;
  private final MediumState weather;
  private WindowAssociator.@Nullable Outcome outcome;

  TileJob(
      int tile, WindowAssociator associator, NodePicks picks, boolean[] live, MediumState weather) {
    this.tile = tile;
    this.associator = associator;
    this.picks = picks;
    this.live = live;
    this.weather = weather;
  }

  /** Which tile: jobs of one tile belong to one sector. */
  public int tile() {
    return tile;
  }

  @Override
  public void run() {
    outcome = associator.associate(picks, live, weather);
  }

  WindowAssociator.Outcome outcome() {
    if (outcome == null) {
      throw new IllegalStateException("the job of tile " + tile + " was not run");
    }
    return outcome;
  }
}
