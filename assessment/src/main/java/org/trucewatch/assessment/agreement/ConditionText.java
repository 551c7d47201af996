// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/** A condition as the folder writes it, and the line on which it stands. Empty where there is none. */
public record ConditionText(String text, int line) {
  public static final ConditionText NONE = new ConditionText("", 0);

  public boolean isEmpty() {
    return text.isEmpty();
  }
}
