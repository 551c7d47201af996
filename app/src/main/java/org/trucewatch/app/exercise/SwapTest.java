// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trucewatch.pipeline.line.LineJudgement;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.exercise.ExercisePlan;

/**
 * Plays an exercise with its parties and with the parties exchanged. Everything that is concluded must be the mirror of itself: the same to
 * the last digit and word once the parties' names are exchanged back.
 *
 * @param exercise its name
 * @param seed of both runs
 * @param compared how many conclusions
 * @param differences the first of each subject that differs
 */
record SwapTest(String exercise, long seed, int compared, List<Difference> differences) {
  private static final int SHOWN = 160;

  /** A conclusion that is not the mirror of itself. */
  record Difference(String subject, int number, String plain, String mirrored) {}

  SwapTest {
    differences = List.copyOf(differences);
  }

  static SwapTest of(ExercisePlan plan, long seed, Consumer<String> progress) {
    LineJudgement plain = judged(plan, plan.sides(), seed, progress);
    LineJudgement mirrored = judged(plan, plan.sides().exchanged(), seed, progress);
    List<List<?>> left = subjects(plain);
    List<List<?>> right = subjects(mirrored);
    List<Difference> differences = new ArrayList<>();
    int compared = 0;
    for (int s = 0; s < SUBJECTS.size(); s++) {
      compared += left.get(s).size();
      difference(SUBJECTS.get(s), left.get(s), right.get(s), plan.sides(), differences);
    }
    return new SwapTest(plan.name(), seed, compared, differences);
  }

  private static LineJudgement judged(
      ExercisePlan plan, Sides sides, long seed, Consumer<String> progress) {
    return new ExerciseWatch(plan, sides, seed)
        .judged(Optional.empty(), progress)
        .judgement();
  }

  private static final List<String> SUBJECTS = List.of(
      "impulse",
      "finding",
      "flag",
      "outage",
      "coverage",
      "flight",
      "ship",
      "statement",
      "claimant",
      "counts",
      "trust",
      "set aside",
      "reopened");

  private static List<List<?>> subjects(LineJudgement j) {
    return List.of(
        j.impulses(),
        j.findings(),
        j.flags(),
        j.outages(),
        j.coverage(),
        j.drones(),
        j.vessels(),
        j.statements(),
        j.claimants(),
        List.of(j.counts()),
        j.assurance().trust(),
        j.assurance().setAside(),
        j.assurance().reopened());
  }

  private static void difference(
      String subject, List<?> plain, List<?> mirrored, Sides sides, List<Difference> differences) {
    List<String> left = plain.stream().map(Object::toString).toList();
    List<String> right =
        mirrored.stream().map(o -> exchanged(o.toString(), sides)).toList();
    if (subject.equals("claimant")
        || subject.equals("trust")) { // in order of name, which the exchange turns round
      left = left.stream().sorted().toList();
      right = right.stream().sorted().toList();
    }
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String a = i < left.size() ? left.get(i) : "nothing";
      String b = i < right.size() ? right.get(i) : "nothing";
      if (!a.equals(b)) {
        differences.add(new Difference(subject, i + 1, a, b));
        return;
      }
    }
  }

  /** Ids and names of one party for the other's. A record's text holds every part of it, each number to its last digit. */
  static String exchanged(String text, Sides sides) {
    String mark = "\u0000";
    return text.replace(sides.first().id(), mark)
        .replace(sides.second().id(), sides.first().id())
        .replace(mark, sides.second().id())
        .replace(sides.first().name(), mark)
        .replace(sides.second().name(), sides.first().name())
        .replace(mark, sides.second().name());
  }

  /** One line, or what differs. */
  String text() {
    StringBuilder text = new StringBuilder(exercise + ", seed " + seed + ": " + compared
        + " conclusions compared with the parties exchanged, "
        + (differences.isEmpty() ? "each the mirror of itself.\n" : "NOT mirrored:\n"));
    for (Difference d : differences) {
      int at = at(d);
      text.append("  ")
          .append(d.subject())
          .append(' ')
          .append(d.number())
          .append(" is    ")
          .append(cut(d.plain(), at))
          .append("\n    mirrored ")
          .append(cut(d.mirrored(), at))
          .append('\n');
    }
    return text.toString();
  }

  private static int at(Difference d) {
    int at = 0;
    while (at < Math.min(d.plain().length(), d.mirrored().length())
        && d.plain().charAt(at) == d.mirrored().charAt(at)) {
      at++;
    }
    return Math.max(0, at - SHOWN / 2);
  }

  private static String cut(String text, int from) {
    return text.substring(Math.min(from, text.length()), Math.min(text.length(), from + SHOWN));
  }
}
