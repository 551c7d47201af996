// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.List;
import java.util.Locale;
import org.trucewatch.simulation.score.ExerciseScore;
import org.trucewatch.simulation.score.ExerciseScore.MustResult;
import org.trucewatch.simulation.score.ExerciseScore.Row;
import org.trucewatch.simulation.score.ExerciseScore.Standing;

/** Scores as a table; each share stands as so many of so many. */
final class ScoreText {
  private ScoreText() {}

  static String of(List<ExerciseScore> scores) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(
        Locale.ROOT,
        "%-26s %6s %8s %8s %13s %6s %6s %8s %8s %11s %s%n",
        "exercise",
        "seed",
        "picks",
        "pulses",
        "found/locat.",
        "false",
        "conf.",
        "med. km",
        "90 % km",
        "in 90 % el.",
        "musts met/not/not judged"));
    for (ExerciseScore s : scores) {
      Row all = s.total();
      text.append(String.format(
          Locale.ROOT,
          "%-26s %6d %8d %8d %13s %6d %6d %8.3f %8.3f %11s %d/%d/%d%n",
          s.plan().name(),
          s.seed(),
          s.picks(),
          all.happened(),
          all.found() + "/" + all.locatable(),
          s.falseEvents(),
          s.confuserEvents(),
          s.events().medianErrorKilometers(),
          s.events().ninetyPercentErrorKilometers(),
          within90(s) + "/" + s.events().coverage().events(),
          standing(s, Standing.MET),
          standing(s, Standing.NOT_MET),
          standing(s, Standing.NOT_JUDGED)));
    }
    for (ExerciseScore s : scores) {
      text.append(
          String.format(Locale.ROOT, "%n%s: %s%n", s.plan().name(), s.plan().title()));
      s.byClass()
          .forEach((name, row) -> text.append(String.format(
              Locale.ROOT,
              "  %-26s %6d happened, %6d heard by a node, %6d locatable, %6d of them found%n",
              name,
              row.happened(),
              row.heard(),
              row.locatable(),
              row.found())));
      for (MustResult m : s.musts()) {
        text.append(String.format(
            Locale.ROOT,
            "  %-10s %s%s%n",
            m.standing() == Standing.MET
                ? "met"
                : m.standing() == Standing.NOT_MET ? "NOT MET" : "not judged",
            m.must().text(),
            Double.isNaN(m.measured())
                ? ""
                : String.format(
                    Locale.ROOT,
                    " (%s %.3g, measured %.3g)",
                    m.must().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    m.must().threshold(),
                    m.measured())));
      }
    }
    return text.toString();
  }

  static long within90(ExerciseScore s) {
    int events = s.events().coverage().events();
    return events == 0 ? 0 : Math.round(s.events().coverage().share90() * events);
  }

  private static long standing(ExerciseScore s, Standing standing) {
    return s.musts().stream().filter(m -> m.standing() == standing).count();
  }
}
