// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.List;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;

/**
 * On whose ground an incident's rounds burst.
 *
 * @param shares of the burst's place; nothing on either side where no burst was located
 */
record BurstGround(GroundShares shares) {
  static BurstGround of(Incident incident, BoundaryRealisations boundary) {
    List<Origin.Place> bursts = incident.of(ImpulseKind.IMPACT).stream()
        .filter(i -> Double.isFinite(i.eastKilometers())
            && Double.isFinite(i.northKilometers())
            && Origin.isCovariance(i.covariance()))
        .map(i -> new Origin.Place(i.eastKilometers(), i.northKilometers(), i.covariance()))
        .toList();
    if (bursts.isEmpty()) {
      return new BurstGround(GroundShares.OUTSIDE);
    }
    Origin.Place pooled = Origin.Place.pooled(bursts);
    return new BurstGround(new OriginField(List.of(pooled), boundary).shares(0));
  }

  double of(int side) {
    return side > 0 ? shares.left() : shares.right();
  }
}
