// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import org.trucewatch.pipeline.Picture.Change;
import org.trucewatch.pipeline.Picture.Live;
import tools.jackson.databind.node.ObjectNode;

/** How far a run that is watched has come, and what changed on the way. */
final class LiveJson {
  private LiveJson() {}

  static ObjectNode live(Live live) {
    ObjectNode node = Nodes.object()
        .put("stage", live.stage().name())
        .put("version", live.version())
        .put("asOf", live.asOf().toString())
        .put("reports", live.reports())
        .put("changesLeftOut", live.changesLeftOut());
    node.set("changes", Nodes.list(live.changes(), LiveJson::change));
    return node;
  }

  private static ObjectNode change(Change c) {
    ObjectNode node = Nodes.object()
        .put("kind", c.kind().name())
        .put("version", c.version())
        .put("asOf", c.asOf().toString())
        .put("sealed", c.isSealed())
        .put("finding", c.findingId())
        .put("title", c.title());
    node.set(
        "details",
        Nodes.list(
            c.details(),
            d -> Nodes.object()
                .put("property", d.property().name())
                .put("before", d.before())
                .put("after", d.after())));
    return node;
  }
}
