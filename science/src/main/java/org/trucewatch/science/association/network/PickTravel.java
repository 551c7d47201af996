// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;

/** Travel times from any place to the nodes of an event's picks, in the medium as it was learnt. Kilometres and seconds. */
final class PickTravel {
  private static final double STEP_KM = 1e-4;

  private final NetworkEvent event;
  private final List<NetworkStation> stations;
  private final Medium medium;
  private final MediumState state;
  private final int row;

  PickTravel(NetworkEvent event, List<NetworkStation> stations, Medium medium, MediumState state) {
    this.event = event;
    this.stations = stations;
    this.medium = medium;
    this.state = state;
    int at = 0;
    if (medium instanceof Medium.Layered layered) {
      double[] depths = layered.table().depthsKm();
      for (int i = 0; i < depths.length; i++) {
        at =
            Math.abs(depths[i] - event.depthKm()) < Math.abs(depths[at] - event.depthKm()) ? i : at;
      }
    }
    row = at;
  }

  double seconds(int pick, double eastKm, double northKm) {
    EventPick p = event.picks().get(pick);
    NetworkStation node = stations.get(p.station());
    double dx = node.eastKm() - eastKm;
    double dy = node.northKm() - northKm;
    double level = Math.sqrt(dx * dx + dy * dy);
    double distance = Math.sqrt(level * level + node.upKm() * node.upKm()) + 1e-9;
    return switch (medium) {
      case Medium.Sound m ->
        distance
            / (state.speedKmPerSecond()
                + 0.001
                    * (state.windEastMetersPerSecond() * dx + state.windNorthMetersPerSecond() * dy)
                    / distance);
      case Medium.Seismic m ->
        distance / (p.phase() == Phase.P ? m.pKmPerSecond() : m.sKmPerSecond());
      case Medium.Layered m -> m.table().seconds(p.phase(), row, level);
    };
  }

  /** Slopes of the arrival's time with place and origin time. */
  double[] slopes(int pick, double eastKm, double northKm) {
    double east =
        seconds(pick, eastKm + STEP_KM, northKm) - seconds(pick, eastKm - STEP_KM, northKm);
    double north =
        seconds(pick, eastKm, northKm + STEP_KM) - seconds(pick, eastKm, northKm - STEP_KM);
    return new double[] {0.5 * east / STEP_KM, 0.5 * north / STEP_KM, 1};
  }

  /** Path error as the fit that closed the association took it: the air's own is in it where it is not small. */
  double relativeError() {
    double path = medium.relativePathError();
    if (!(medium instanceof Medium.Sound)) {
      return path;
    }
    double wind = 0.001 * state.windSdMetersPerSecond();
    double air = Math.sqrt(wind * wind + state.speedSdKmPerSecond() * state.speedSdKmPerSecond())
        / state.speedKmPerSecond();
    return air < 0.5 * path ? path : Math.sqrt(path * path + air * air);
  }

  double slowestKmPerSecond() {
    return switch (medium) {
      case Medium.Sound m -> state.speedKmPerSecond();
      case Medium.Seismic m -> m.sKmPerSecond();
      case Medium.Layered m -> 20 / m.table().seconds(Phase.S, row, 20);
    };
  }

  double farthestKm() {
    double most = 0;
    for (EventPick pick : event.picks()) {
      NetworkStation node = stations.get(pick.station());
      double dx = node.eastKm() - event.eastKm();
      double dy = node.northKm() - event.northKm();
      most = Math.max(most, Math.sqrt(dx * dx + dy * dy));
    }
    return most;
  }
}
