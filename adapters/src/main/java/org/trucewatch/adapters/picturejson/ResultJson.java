// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import org.trucewatch.domain.Rejection;
import org.trucewatch.pipeline.FiringArea;
import org.trucewatch.pipeline.FiringArea.NotReconstructable;
import org.trucewatch.pipeline.Result;
import org.trucewatch.pipeline.Result.ClockFaultResult;
import org.trucewatch.pipeline.Result.ControlResult;
import org.trucewatch.pipeline.Result.CountsResult;
import org.trucewatch.pipeline.Result.DetectionResult;
import org.trucewatch.pipeline.Result.EventResult;
import org.trucewatch.pipeline.Result.FindingResult;
import org.trucewatch.pipeline.Result.HotspotsResult;
import org.trucewatch.pipeline.Result.LineResult;
import org.trucewatch.pipeline.Result.RejectionResult;
import org.trucewatch.pipeline.ResultEncoder;
import org.trucewatch.pipeline.RunSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sealed results as compact JSON in UTF-8: members in a fixed order, numbers in the shortest form that reads back to the same
 * double (exact since JDK 19), no time of writing.
 */
public final class ResultJson implements ResultEncoder {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public byte[] encode(Result result) {
    return JSON.writeValueAsBytes(
        switch (result) {
          case DetectionResult d -> EventJson.detection(d.detection());
          case ClockFaultResult c -> Nodes.list(EventJson.clockFault(c.fault()), row -> row);
          case EventResult e -> event(e);
          case HotspotsResult h -> Nodes.list(h.hotspots(), PictureJson::hotspot);
          case FindingResult f -> FindingJson.finding(f.finding());
          case LineResult l -> LineJson.line(l.line());
          case CountsResult c -> Nodes.list(c.counts(), CountsJson::row);
          case ControlResult c -> Nodes.list(c.shares(), SharesJson::share);
          case RejectionResult r -> rejection(r.rejection());
        });
  }

  @Override
  public byte[] encode(RunSettings settings) {
    return JSON.writeValueAsBytes(SettingsJson.write(settings));
  }

  private static JsonNode event(EventResult result) {
    ObjectNode node = EventJson.event(result.event(), result.kind().kind().name());
    node.put("impulsiveProbability", result.kind().impulsiveProbability())
        .put("kindReason", result.kind().reason());
    FiringArea area = result.firingArea();
    switch (area) {
      case NotReconstructable not -> node.put("firingAreaNotReconstructable", not.reason());
    }
    return node;
  }

  private static ObjectNode rejection(Rejection r) {
    return Nodes.object()
        .put("where", r.where())
        .put("what", r.what())
        .put("expected", r.expected())
        .put("remedy", r.remedy());
  }
}
