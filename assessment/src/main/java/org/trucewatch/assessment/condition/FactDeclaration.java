// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.condition;

import java.util.List;

/**
 * A matter that conditions may ask about.
 *
 * @param name letters, digits, underscores, with dots between parts
 * @param kind what values it has
 * @param words for words, all that it can be; empty else
 * @param unit of a quantity, empty else
 * @param meaning for people
 */
public record FactDeclaration(
    String name, Kind kind, List<String> words, String unit, String meaning) {

  private static final String NAME = "[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*";

  /** Kinds of values. */
  public enum Kind {
    ANSWER,
    COUNT,
    QUANTITY,
    WORD
  }

  public FactDeclaration {
    words = List.copyOf(words);
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("fact name is '" + name
          + "', expected lower-case letters, digits and underscores, with dots between parts");
    }
    if (kind == Kind.WORD == words.isEmpty()) {
      throw new IllegalArgumentException("fact " + name + " of kind " + kind + " has "
          + words.size() + " words, expected words for kind WORD and for no other");
    }
    if (kind == Kind.QUANTITY == unit.isEmpty()) {
      throw new IllegalArgumentException("fact " + name + " of kind " + kind + " has unit '" + unit
          + "', expected a unit for kind QUANTITY and for no other");
    }
  }

  /** Whether the value is of this fact's kind and, for a word, one of its words. */
  public boolean admits(FactValue value) {
    return switch (value) {
      case FactValue.Answer a -> kind == Kind.ANSWER;
      case FactValue.Count c -> kind == Kind.COUNT;
      case FactValue.Quantity q -> kind == Kind.QUANTITY;
      case FactValue.Word w -> kind == Kind.WORD && words.contains(w.value());
    };
  }

  /** What values are expected, for messages. */
  public String expected() {
    return switch (kind) {
      case ANSWER -> "true or false";
      case COUNT -> "a whole number";
      case QUANTITY -> "a number in " + unit + ", with its error";
      case WORD -> "one of " + String.join(", ", words);
    };
  }
}
