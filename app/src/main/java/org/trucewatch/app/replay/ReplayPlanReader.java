// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Printable;
import org.trucewatch.app.UserError;
import org.trucewatch.app.Wiring;
import org.trucewatch.app.replay.ReplayPlan.Input;
import org.trucewatch.app.replay.ReplayPlan.Truth;
import org.trucewatch.domain.quantity.GeoPoint;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a replay plan. Strict: an unknown key is an error, because a misspelt setting would silently not apply. */
final class ReplayPlanReader {
  static final long PLAN_BYTES_MAX = 1 << 20;
  static final int INPUTS_MAX = 100_000;

  /** An hour a report; more would carry a run of the most reports past any calendar. */
  static final long STEP_MILLISECONDS_MAX = 3_600_000;

  private static final Instant CLOCK_FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant CLOCK_LAST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Set<String> KEYS = Set.of(
      "replay", "title", "subtitle", "folder", "agreement", "seed", "clock", "inputs", "truth");

  private final Path file;

  private ReplayPlanReader(Path file) {
    this.file = file;
  }

  static ReplayPlan read(Path file) {
    return new ReplayPlanReader(file).plan();
  }

  private ReplayPlan plan() {
    JsonNode root = parse();
    keys(root, "plan", KEYS);
    JsonNode clock = root.path("clock");
    keys(clock, "clock", Set.of("start", "step_milliseconds"));
    String agreement = text(root, "agreement", "");
    String folder = text(root, "folder", "");
    return new ReplayPlan(
        name(root),
        required(root, "title"),
        text(root, "subtitle", ""),
        folder.isEmpty() ? null : folder,
        agreement.isEmpty() ? null : beside(agreement),
        number(root, "seed"),
        instant(clock),
        step(clock),
        inputs(root.path("inputs")),
        truth(root.path("truth")));
  }

  private JsonNode parse() {
    try {
      if (Files.size(file) > PLAN_BYTES_MAX) {
        throw wrong("is " + Files.size(file) + " bytes", "at most " + PLAN_BYTES_MAX);
      }
      YAMLMapper mapper = YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
      JsonNode root = mapper.readTree(Files.readAllBytes(file));
      if (!root.isObject()) {
        throw wrong(
            "is not a mapping of keys", "the keys " + KEYS.stream().sorted().toList());
      }
      return root;
    } catch (JacksonException e) {
      throw wrong(
          "line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + " is not YAML: "
              + e.getOriginalMessage(),
          "a replay plan such as replays/easter-2026.yaml");
    } catch (IOException e) {
      throw new UserError(file + ": cannot be read (" + e.getMessage() + ").");
    }
  }

  private void keys(JsonNode node, String where, Set<String> known) {
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        throw wrong(
            where + " has the key '" + key + "'",
            "one of " + known.stream().sorted().toList());
      }
    }
  }

  private List<Input> inputs(JsonNode node) {
    if (node.size() > INPUTS_MAX) {
      throw wrong("names " + node.size() + " inputs", "at most " + INPUTS_MAX);
    }
    List<Input> inputs = new ArrayList<>();
    for (JsonNode one : node) {
      keys(one, "inputs", Set.of("file", "format", "about", "reporter"));
      requireFormat(required(one, "format"));
      inputs.add(new Input(
          beside(required(one, "file")),
          required(one, "format"),
          text(one, "about", ""),
          text(one, "reporter", "")));
    }
    return inputs;
  }

  private void requireFormat(String format) {
    if (!Wiring.formats().known().contains(format)) {
      throw wrong(
          "an input has the format '" + Printable.of(format) + "'",
          "one of " + Wiring.formats().known().stream().sorted().toList());
    }
  }

  private @Nullable Truth truth(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    keys(node, "truth", Set.of("latitude_degrees", "longitude_degrees", "source"));
    return new Truth(
        GeoPoint.onEllipsoid(
            node.path("latitude_degrees").asDouble(),
            node.path("longitude_degrees").asDouble()),
        required(node, "source"));
  }

  private Path beside(String relative) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? Path.of(relative) : parent.resolve(relative).normalize();
  }

  /** It becomes part of folders and of the logs' origins. */
  private String name(JsonNode root) {
    String name = required(root, "replay");
    if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw wrong(
          "replay is '" + Printable.of(name) + "'",
          "a name of lower-case letters, digits and '-', such as easter-2026");
    }
    return name;
  }

  private Duration step(JsonNode clock) {
    long milliseconds = clock.has("step_milliseconds") ? number(clock, "step_milliseconds") : 1;
    if (milliseconds < 1 || milliseconds > STEP_MILLISECONDS_MAX) {
      throw wrong("step_milliseconds is " + milliseconds, "1 to " + STEP_MILLISECONDS_MAX);
    }
    return Duration.ofMillis(milliseconds);
  }

  private Instant instant(JsonNode clock) {
    String text = required(clock, "start");
    try {
      Instant start = Instant.parse(text);
      if (start.isBefore(CLOCK_FIRST) || start.isAfter(CLOCK_LAST)) {
        throw wrong(
            "clock start is '" + Printable.of(text) + "'", CLOCK_FIRST + " to " + CLOCK_LAST);
      }
      return start;
    } catch (DateTimeParseException e) {
      throw wrong("clock start is '" + text + "'", "an instant such as 2026-04-18T00:00:00Z");
    }
  }

  private long number(JsonNode node, String key) {
    if (!node.path(key).canConvertToLong() || !node.path(key).isIntegralNumber()) {
      throw wrong(
          key + " is '" + Printable.of(node.path(key).asString("missing")) + "'",
          "a whole number below 2^63");
    }
    return node.path(key).asLong();
  }

  private String required(JsonNode node, String key) {
    String text = text(node, key, "");
    if (text.isEmpty()) {
      throw wrong("the key '" + key + "' is missing", "a text");
    }
    return text;
  }

  private static String text(JsonNode node, String key, String otherwise) {
    return node.path(key).asString(otherwise);
  }

  private UserError wrong(String what, String expected) {
    return new UserError(file + ": " + what + ", expected " + expected + ". Nothing was run.");
  }
}
