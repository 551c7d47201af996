// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** YAML with the line of every key and value, which a mapper would lose. Numbers and dates stay text. */
public sealed interface YamlNode {
  /** Deepest nesting; agreements in use have 5 levels. */
  int DEPTH_MAX = 32;

  /** Line on which it begins, from 1. */
  int line();

  /** A mapping with its keys in the order of the file. */
  record Mapping(int line, Map<String, YamlNode> entries, Map<String, Integer> keyLines)
      implements YamlNode {}

  /** A sequence. */
  record Sequence(int line, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A scalar as it is written; empty for null. */
  record Scalar(int line, String text) implements YamlNode {}

  /** The first document of the text. */
  static YamlNode parse(String text) {
    try (JsonParser parser =
        YAMLFactory.builder().build().createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        throw new Unreadable("it is empty", "keys and values", "Send the whole file.");
      }
      return node(parser, 0);
    } catch (JacksonException e) {
      throw new Unreadable(
          Unreadable.place(e) + " is not YAML: " + Unreadable.reason(e),
          "YAML 1.2",
          "Correct the line; indent with spaces.");
    }
  }

  private static YamlNode node(JsonParser parser, int depth) {
    int line = parser.currentTokenLocation().getLineNr();
    if (depth > DEPTH_MAX) {
      throw new Unreadable(
          "line " + line + " is nested deeper than " + DEPTH_MAX + " levels",
          "at most " + DEPTH_MAX,
          "Simplify the file.");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, line, depth);
      case START_ARRAY -> sequence(parser, line, depth);
      case VALUE_NULL -> new Scalar(line, "");
      default -> new Scalar(line, parser.getString());
    };
  }

  private static Mapping mapping(JsonParser parser, int line, int depth) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Map<String, Integer> keyLines = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      int keyLine = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (entries.put(key, node(parser, depth + 1)) != null) {
        throw new Unreadable(
            "line " + keyLine + ": key '" + Unreadable.shown(key) + "' stands twice, first on line "
                + keyLines.get(key),
            "each key once",
            "Remove one of them.");
      }
      keyLines.put(key, keyLine);
    }
    return new Mapping(line, entries, keyLines);
  }

  private static Sequence sequence(JsonParser parser, int line, int depth) {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        throw new Unreadable(
            "line " + line + ": a sequence has no end", "a whole file", "Send it again.");
      }
      items.add(node(parser, depth + 1));
    }
    return new Sequence(line, items);
  }
}
