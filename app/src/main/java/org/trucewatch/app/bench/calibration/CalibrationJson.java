// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.calibration;

import org.trucewatch.science.association.scoring.Reliability;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A calibration and how it does, for a program. */
final class CalibrationJson {
  private CalibrationJson() {}

  static void write(ObjectNode node, Curves curves, HeldOut heldOut) {
    node.putObject("probability")
        .put("base", curves.probability().base())
        .put("per_match", curves.probability().perMatch())
        .put("slope", curves.probability().slope())
        .put("crowding", curves.probability().crowding())
        .put("ceiling", curves.probability().ceiling());
    node.putObject("ellipse")
        .put("alone", curves.ellipse().alone())
        .put("per_match", curves.ellipse().perMatch())
        .put("per_square", curves.ellipse().perSquare());
    node.put("brier", heldOut.reliability().brier())
        .put("log_score", heldOut.reliability().logScore())
        .put("events", heldOut.reliability().events());
    ArrayNode bins = node.putArray("reliability");
    for (Reliability.Bin bin : heldOut.reliability().bins()) {
      bins.addObject()
          .put("from", bin.from())
          .put("to", bin.to())
          .put("events", bin.events())
          .put("said", bin.said())
          .put("real", bin.real())
          .put("band_low", bin.band().low())
          .put("band_high", bin.band().high());
    }
    ObjectNode groups = node.putObject("ellipses");
    heldOut
        .coverage()
        .forEach((group, c) -> groups
            .putObject(group)
            .put("events", c.events())
            .put("share_50", c.share50())
            .put("share_90", c.share90()));
  }
}
