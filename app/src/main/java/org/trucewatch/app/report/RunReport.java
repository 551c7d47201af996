// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.report;

import java.nio.file.Path;
import java.util.Optional;
import org.trucewatch.adapters.picturejson.PictureJson;
import org.trucewatch.app.replay.ReplayPlan.Truth;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Picture.SealedEvent;
import org.trucewatch.pipeline.SealedRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One run's picture, the truth beside it where it is known, and where it is sealed. */
public final class RunReport {
  private final Picture picture;
  private final Optional<Truth> truth;
  private final Path logs;

  private RunReport(Picture picture, Optional<Truth> truth, Path logs) {
    this.picture = picture;
    this.truth = truth;
    this.logs = logs;
  }

  public static RunReport of(Picture picture, Optional<Truth> truth, Path logs) {
    return new RunReport(picture, truth, logs);
  }

  /** For people. */
  public String text() {
    return new RunText(picture, truth, logs).text();
  }

  /** For scripts and the page: the picture, with truth and logs added. */
  public String json() {
    ObjectNode node = PictureJson.picture(picture);
    truth.ifPresent(t -> addTruth((ArrayNode) node.path("events"), t));
    SealedRun sealed = SealedRun.open(logs);
    ArrayNode logNodes = node.putArray("logs");
    long leaves = 0;
    for (String name : LogFolder.LOGS) {
      LogReader reader = sealed.reader(name);
      leaves += reader.size();
      logNodes
          .addObject()
          .put("name", name)
          .put("origin", reader.checkpoint().origin())
          .put("size", reader.size())
          .put("root", reader.checkpoint().root().base64());
    }
    node.putObject("log").put("folder", logs.toString()).put("leaves", leaves);
    return node.toPrettyString() + "\n";
  }

  private void addTruth(ArrayNode events, Truth known) {
    int i = 0;
    for (SealedEvent event : picture.events()) {
      JsonNode node = events.get(i++);
      if (event.event().location() instanceof Located located) {
        TruthBeside beside = TruthBeside.of(known, located);
        ObjectNode truthNode = ((ObjectNode) node).putObject("truth");
        truthNode
            .put("latitudeDegrees", known.place().latitudeDegrees())
            .put("longitudeDegrees", known.place().longitudeDegrees())
            .put("source", known.source())
            .put("distanceKm", beside.distanceKilometers());
        beside
            .smallestRegion()
            .ifPresentOrElse(
                p -> truthNode.put("insideRegion", p), () -> truthNode.putNull("insideRegion"));
      }
    }
  }
}
