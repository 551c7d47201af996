// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;
import java.util.stream.Stream;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;

/** What impulses were called beside what they were. */
public final class Kinds {
  /** Row of impulses of noise or of several causes. */
  public static final String NOISE = "noise or mixed";

  /** Row of impulses of forged picks. */
  public static final String FORGED = "forged";

  /** Column of pulses that happened and were not found. */
  public static final String NOT_FOUND = "NOT_FOUND";

  private final CountTable table = new CountTable(columns());

  private static List<String> columns() {
    return Stream.concat(
            java.util.Arrays.stream(ImpulseKind.values()).map(Enum::name), Stream.of(NOT_FOUND))
        .toList();
  }

  static Kinds of(JudgedExercise given, TruthMatch match) {
    Kinds k = new Kinds();
    int[] foundAs = match.foundAs();
    for (int p = 0; p < foundAs.length; p++) {
      if (foundAs[p] < 0) {
        k.table.fell(row(match, match.pulses().get(p)), NOT_FOUND);
      }
    }
    List<Impulse> impulses = given.judgement().impulses();
    for (int i = 0; i < impulses.size(); i++) {
      String row = match.causeOf(i)
          .map(o -> row(match, o))
          .orElse(match.madeOf(i) == TruthMatch.Made.CONFUSER ? FORGED : NOISE);
      k.table.fell(row, impulses.get(i).kind().name());
    }
    return k;
  }

  /** Shots by muzzle and impact alone; the weapon stands in the table of detections. */
  private static String row(TruthMatch match, org.trucewatch.simulation.source.Occurrence o) {
    return o.shot().isPresent() ? TruthMatch.word(o.kind()) : match.className(o);
  }

  /** Whether a kind says that something exploded or was fired. */
  static boolean isExplosion(ImpulseKind kind) {
    return kind.isFire() || kind == ImpulseKind.ANNOUNCED || kind == ImpulseKind.UNEXPLAINED;
  }

  void add(Kinds other) {
    table.add(other.table);
  }

  /** Rows: what it was; columns: what it was called; each cell of all in its row. */
  public CountTable table() {
    return table;
  }
}
