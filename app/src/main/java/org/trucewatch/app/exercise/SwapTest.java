// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.trucewatch.app.UserError;
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
    images(plan.sides());
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
      "exchange",
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
        j.exchanges(),
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
    Map<String, String> images = images(sides);
    String words = images.keySet().stream()
        .sorted(Comparator.comparing(String::length).reversed().thenComparing(w -> w))
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
    // One pass over whole words, the longest first: one id may be a part of the other, or of any
    // other word.
    return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])")
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(images.getOrDefault(m.group(), m.group())));
  }

  /** Each id and name with what stands for it when the parties are exchanged. */
  private static Map<String, String> images(Sides sides) {
    Map<String, String> images = new TreeMap<>();
    image(images, sides.first().id(), sides.second().id());
    image(images, sides.second().id(), sides.first().id());
    image(images, sides.first().name(), sides.second().name());
    image(images, sides.second().name(), sides.first().name());
    return images;
  }

  private static void image(Map<String, String> images, String word, String other) {
    String before = images.putIfAbsent(word, other);
    if (before != null && !before.equals(other)) {
      throw new UserError(
          "--swap: '" + word + "' stands for both parties or twice, and would have to become '"
              + before + "' and '" + other
              + "', expected ids and names that tell the parties apart. Rename one. Nothing was run.");
    }
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
