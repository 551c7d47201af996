// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a person needs of a sealed result, read back from its bytes. Members that are not there are empty.
 *
 * @param id of the finding, event or detection
 * @param title of a finding
 * @param standing of a finding
 * @param statement of a finding
 * @param standardOfProof of a finding
 * @param coverage of a finding
 * @param oneLine for lists, whatever the kind
 */
public record SealedResultJson(
    String id,
    String title,
    String standing,
    String statement,
    String standardOfProof,
    List<String> coverage,
    String oneLine) {
  /** Longest line of a list. */
  private static final int LINE_CHARACTERS_MAX = 160;

  public SealedResultJson {
    coverage = List.copyOf(coverage);
  }

  /** Reads sealed bytes; empty where they are no result of this project's spelling. */
  public static Optional<SealedResultJson> read(byte[] bytes) {
    JsonNode node;
    try {
      node = JsonMapper.shared().readTree(bytes);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return Optional.of(new SealedResultJson(
        text(node, "id"),
        text(node, "title"),
        text(node, "standing"),
        text(node, "statement"),
        text(node, "standardOfProof"),
        node.path("coverage").valueStream().map(c -> c.asString("")).toList(),
        oneLine(node)));
  }

  private static String oneLine(JsonNode node) {
    String line;
    if (!text(node, "statement").isEmpty()) {
      line = text(node, "statement");
    } else if (node.isArray()) {
      line = node.size() + " rows";
    } else if (!text(node, "what").isEmpty()) {
      line = text(node, "where") + ": " + text(node, "what");
    } else if (node.has("arrivals")) {
      line = text(node, "id") + ", " + node.path("arrivals").size() + " arrivals, probability "
          + node.path("probability").asString("");
    } else {
      line = text(node, "id");
    }
    return line.length() <= LINE_CHARACTERS_MAX
        ? line
        : line.substring(0, LINE_CHARACTERS_MAX - 3) + "...";
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
