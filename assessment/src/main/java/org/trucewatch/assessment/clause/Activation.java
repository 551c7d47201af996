// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.util.List;

/**
 * A step that people have activated. It can only be made of a {@link RecordedAct}.
 *
 * @param act who did it, when, by which power
 * @param openThen what the docket still showed as missing when they did; people may go ahead all the same, and the
 *     record says so
 */
public record Activation(RecordedAct act, List<String> openThen) {
  public Activation {
    openThen = List.copyOf(openThen);
  }
}
