// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

import java.util.List;

/**
 * An activity that is no violation where it was announced: an exercise, demining, repairs.
 *
 * @param activityId stable
 * @param title for people
 * @param kind what is done
 * @param excuses ids of the provisions that it is not contrary to
 * @param when what has to be so for it to be excused
 * @param provenance where that was read
 */
public record NotifiedActivity(
    String activityId,
    String title,
    Kind kind,
    List<String> excuses,
    ConditionText when,
    Provenance provenance) {
  /** Kinds of activities. */
  public enum Kind {
    EXERCISE,
    DEMINING,
    REPAIR,
    EVACUATION,
    OTHER
  }

  public NotifiedActivity {
    excuses = List.copyOf(excuses);
  }
}
