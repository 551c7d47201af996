// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import org.trucewatch.domain.line.StatementCheck;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.source.Occurrence;

/** What was said of parties' statements beside what was true of them. */
public final class StatementScore {
  /** What a statement really was. */
  public enum Really {
    /** It happened, and the accused party did it. */
    TRUE,
    /** It happened, and the party that is accused did not do it. */
    WRONG_SIDE,
    /** It never happened. */
    INVENTED
  }

  private final CountTable table = new CountTable(StatementCheck.Standing.values());

  static StatementScore of(JudgedExercise given, TruthMatch match) {
    StatementScore s = new StatementScore();
    for (StatementCheck c : given.judgement().statements()) {
      s.table.fell(really(c.number(), c.accused(), given, match).name(), c.standing().name());
    }
    return s;
  }

  static Really really(long number, String accused, JudgedExercise given, TruthMatch match) {
    return match
        .occurrence(given.truth().causeOf(number))
        .flatMap(Occurrence::shot)
        .map(shot -> party(given, shot.firedBy()).equals(accused) ? Really.TRUE : Really.WRONG_SIDE)
        .orElse(Really.INVENTED);
  }

  static String party(JudgedExercise given, Bank bank) {
    return bank == Bank.FIRST ? given.sides().first().id() : given.sides().second().id();
  }


  void add(StatementScore other) {
    table.add(other.table);
  }

  /** Rows: what it really was; columns: how it was found to agree. */
  public CountTable table() {
    return table;
  }
}
