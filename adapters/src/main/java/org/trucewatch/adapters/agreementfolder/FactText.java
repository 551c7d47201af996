// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.util.Optional;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.assessment.condition.FactValue;

/** Values of facts as people write them: {@code true}, {@code 3}, {@code 24000 +- 500}, {@code BROAD}. */
public final class FactText {
  private FactText() {}

  /** The value; empty where the text is none that the declaration admits. */
  public static Optional<FactValue> find(FactDeclaration declared, String text) {
    try {
      FactValue value = switch (declared.kind()) {
        case ANSWER -> new FactValue.Answer(answer(text));
        case COUNT -> new FactValue.Count(Long.parseLong(text));
        case QUANTITY -> quantity(text);
        case WORD -> new FactValue.Word(text);
      };
      return declared.admits(value) ? Optional.of(value) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // The caller says what was expected.
    }
  }

  private static boolean answer(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static FactValue quantity(String text) {
    String[] parts = text.split("\\+-", 2);
    double error = parts.length == 2 ? Double.parseDouble(parts[1].strip()) : 0;
    return new FactValue.Quantity(Double.parseDouble(parts[0].strip()), error);
  }
}
