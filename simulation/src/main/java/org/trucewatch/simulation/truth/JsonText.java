// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.truth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts, numbers, true and false, lists and maps as JSON (RFC 8259) without white space. */
final class JsonText {
  private JsonText() {}

  static String of(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Double number when Double.isFinite(number) -> number.toString();
      case Long number -> number.toString();
      case Integer number -> number.toString();
      case Boolean truth -> truth.toString();
      case List<?> list ->
        list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
      case Map<?, ?> map ->
        map.entrySet().stream()
            .map(e -> quoted(e.getKey().toString()) + ":" + of(e.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
      default ->
        throw new IllegalArgumentException("value is " + value + " of " + value.getClass()
            + ", expected a text, a finite number, a truth value, a list or a map");
    };
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20) {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
