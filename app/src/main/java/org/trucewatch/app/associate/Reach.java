// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.util.List;
import org.trucewatch.science.association.network.NetworkStation;

/** How far apart the nodes of a network are. */
public final class Reach {
  private Reach() {}

  /** Diagonal of the box about the nodes, km: no path from within is longer. */
  public static double kilometers(List<NetworkStation> nodes) {
    return Math.hypot(
        extent(nodes.stream().mapToDouble(NetworkStation::eastKm).toArray()),
        extent(nodes.stream().mapToDouble(NetworkStation::northKm).toArray()));
  }

  /** Area of that box, km². */
  public static double squareKilometers(List<NetworkStation> nodes) {
    return extent(nodes.stream().mapToDouble(NetworkStation::eastKm).toArray())
        * extent(nodes.stream().mapToDouble(NetworkStation::northKm).toArray());
  }

  private static double extent(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return values.length == 0 ? 0 : most - least;
  }
}
