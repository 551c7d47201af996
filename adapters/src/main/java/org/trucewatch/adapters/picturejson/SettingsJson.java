// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.pipeline.Registration;
import org.trucewatch.pipeline.RunSettings;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.location.LocatorSettings;
import org.trucewatch.science.signal.BeamSettings;
import org.trucewatch.science.signal.DetectorSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a run, as they are sealed at its start and read back by whoever recomputes it. */
public final class SettingsJson {
  private SettingsJson() {}

  static ObjectNode write(RunSettings s) {
    ObjectNode node = Nodes.object()
        .put("codeVersion", s.codeVersion())
        .put("title", s.title())
        .put("subtitle", s.subtitle())
        .put("exercise", s.exercise());
    BeamSettings beam = s.detector().beam();
    node.putObject("detector")
        .put("lowHertz", beam.lowHertz())
        .put("highHertz", beam.highHertz())
        .put("windowSeconds", beam.windowSeconds())
        .put("stepSeconds", beam.stepSeconds())
        .put("traceSpeedMinMetersPerSecond", beam.traceSpeedMin())
        .put("traceSpeedMaxMetersPerSecond", beam.traceSpeedMax())
        .put("falseAlarmProbability", s.detector().falseAlarmProbability())
        .put("siteTimingErrorSeconds", s.detector().siteTimingErrorSeconds());
    AssociationSettings association = s.association();
    node.putObject("association")
        .put("rangeMaxKilometers", association.locator().rangeMaxKilometers())
        .put("cellsFinal", association.locator().cellsFinal())
        .put("eventsPerDay", association.eventsPerDay())
        .put("clutterPerHour", association.clutterPerHour())
        .put("probabilityMin", association.probabilityMin());
    node.set("registrations", Nodes.list(s.registrations(), SettingsJson::registration));
    return node;
  }

  /** Reads sealed settings; a member that is missing or out of range is refused with its name. */
  public static RunSettings read(byte[] bytes) {
    JsonNode node = JsonMapper.shared().readTree(bytes);
    JsonNode d = node.path("detector");
    JsonNode a = node.path("association");
    BeamSettings beam = new BeamSettings(
        number(d, "lowHertz"),
        number(d, "highHertz"),
        number(d, "windowSeconds"),
        number(d, "stepSeconds"),
        number(d, "traceSpeedMinMetersPerSecond"),
        number(d, "traceSpeedMaxMetersPerSecond"));
    return new RunSettings(
        node.path("codeVersion").asString(""),
        node.path("title").asString(""),
        node.path("subtitle").asString(""),
        node.path("exercise").asBoolean(false),
        new DetectorSettings(
            beam, number(d, "falseAlarmProbability"), number(d, "siteTimingErrorSeconds")),
        new AssociationSettings(
            new LocatorSettings(number(a, "rangeMaxKilometers"), (int) number(a, "cellsFinal")),
            number(a, "eventsPerDay"),
            number(a, "clutterPerHour"),
            number(a, "probabilityMin")),
        registrations(node.path("registrations")));
  }

  private static ObjectNode registration(Registration r) {
    return Nodes.object()
        .put("channel", r.channel())
        .put("format", r.format())
        .put("about", r.about())
        .put("reporter", r.reporter());
  }

  private static List<Registration> registrations(JsonNode rows) {
    List<Registration> registrations = new ArrayList<>();
    for (JsonNode row : rows) {
      registrations.add(new Registration(
          row.path("channel").asString(""),
          row.path("format").asString(""),
          row.path("about").asString(""),
          row.path("reporter").asString("")));
    }
    return registrations;
  }

  private static double number(JsonNode node, String name) {
    if (!node.path(name).isNumber()) {
      throw new IllegalArgumentException(
          "sealed settings: " + name + " is missing, expected a number");
    }
    return node.path(name).asDouble();
  }
}
