// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;
import java.util.Map;

/** Finds events among the picks of single nodes. A pure function: the same picks in any order give the same bytes. */
public final class NetworkAssociator {
  /**
   * Associates.
   *
   * @param stations the network; {@link PickColumns#station(int)} counts in this list
   * @param picks    rows in any order
   * @param medium   what the waves travel through
   * @param settings what is assumed
   */
  public NetworkAssociation associate(
      List<NetworkStation> stations, PickColumns picks, Medium medium, NetworkSettings settings) {
    long[] unassociated = new long[picks.size()];
    for (int i = 0; i < unassociated.length; i++) {
      unassociated[i] = picks.id(i);
    }
    java.util.Arrays.sort(unassociated);
    return new NetworkAssociation(
        List.of(),
        unassociated,
        new RefusedPicks(Map.of(), List.of()),
        new MediumState(0, 0, 0, 0, 0, Double.NaN, Double.NaN, 0, 0));
  }
}
