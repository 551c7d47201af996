// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import org.trucewatch.assessment.control.ControlFit;
import org.trucewatch.assessment.control.ControlFit.RegionShare;
import org.trucewatch.assessment.control.ControlShares.Shares;
import org.trucewatch.pipeline.Picture.SealedShares;
import tools.jackson.databind.node.ObjectNode;

/** Area and share of control by day and region as JSON, square kilometres; what no map of the other party states is null. */
final class SharesJson {
  private SharesJson() {}

  static ObjectNode shares(SealedShares sealed) {
    ObjectNode node = Nodes.object().put("misfitShare", ControlFit.MISFIT_SHARE);
    node.set("leaf", Nodes.leaf(sealed.leaf()));
    node.set("regions", Nodes.list(sealed.shares(), SharesJson::share));
    return node;
  }

  static ObjectNode share(RegionShare r) {
    Shares s = r.shares();
    ObjectNode node = Nodes.object()
        .put("day", r.day().toString())
        .put("code", r.code())
        .put("name", r.name())
        .put("squareKilometers", s.region())
        .put("first", r.firstPartyId())
        .put("firstSquareKilometers", s.first())
        .put("firstShare", s.firstShare());
    if (r.secondPartyId().isPresent()) {
      node.put("second", r.secondPartyId().get())
          .put("secondSquareKilometers", s.second())
          .put("secondShare", s.secondShare())
          .put("overlapSquareKilometers", s.overlap())
          .put("gapSquareKilometers", s.gap());
    } else {
      node.putNull("second")
          .putNull("secondSquareKilometers")
          .putNull("secondShare")
          .putNull("overlapSquareKilometers")
          .putNull("gapSquareKilometers");
    }
    return node.put("overlap", r.isOverlap()).put("gap", r.isGap());
  }
}
