// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.condition;

import java.util.List;
import java.util.Locale;

/** What is established about one named matter. */
public sealed interface FactValue {
  /** As people read it. */
  String shown();

  /** Every value that has to be tried, because the fact is only known to lie between them. */
  List<Object> ends();

  /** Yes or no. */
  record Answer(boolean value) implements FactValue {
    @Override
    public String shown() {
      return value ? "yes" : "no";
    }

    @Override
    public List<Object> ends() {
      return List.of(value);
    }
  }

  /** A whole number. */
  record Count(long value) implements FactValue {
    @Override
    public String shown() {
      return Long.toString(value);
    }

    @Override
    public List<Object> ends() {
      return List.of(value);
    }
  }

  /**
   * A measured quantity, in the unit that its declaration names.
   *
   * @param value best value
   * @param error it lies at most this far from the best value; 0 for an exact number
   */
  record Quantity(double value, double error) implements FactValue {
    public Quantity {
      // Negated so that NaN fails too.
      if (!(Double.isFinite(value) && error >= 0 && Double.isFinite(error))) {
        throw new IllegalArgumentException(
            "quantity is " + value + " with error " + error + ", expected finite, error 0 or more");
      }
    }

    @Override
    public String shown() {
      String number = String.format(Locale.ROOT, "%.6g", value);
      return error == 0 ? number : number + String.format(Locale.ROOT, " +- %.3g", error);
    }

    @Override
    public List<Object> ends() {
      return error == 0 ? List.of(value) : List.of(value - error, value + error);
    }
  }

  /** One of a list of words. */
  record Word(String value) implements FactValue {
    @Override
    public String shown() {
      return value;
    }

    @Override
    public List<Object> ends() {
      return List.of(value);
    }
  }
}
