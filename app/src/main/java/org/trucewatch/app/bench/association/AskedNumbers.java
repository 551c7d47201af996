// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import org.trucewatch.science.association.scoring.Reliability;

/** Every number that is asked for, beside ours. */
final class AskedNumbers {
  private static final double BRIER_MAX = 0.012;
  private static final double EXPONENT_MAX = 1;

  private AskedNumbers() {}

  /** Of the synthetic sets. */
  static List<Asked> synthetic(List<SetRow> rows, SyntheticSummary summary) {
    List<Asked> all = new ArrayList<>();
    for (SetRow row : rows) {
      String name = row.set().name();
      Target t = row.target();
      atLeast(all, name + ", F1", row.score().f1(), t.f1Min());
      atLeast(all, name + ", precision", row.score().precision(), t.precisionMin());
      if (!Double.isNaN(t.secondsMax())) {
        all.add(Asked.atMost(name + ", processor seconds", row.medianSeconds(), t.secondsMax()));
      }
    }
    for (SetRow row : rows) {
      if (!row.isIid() && !Double.isNaN(row.boundRatio())) {
        all.add(Asked.atMost(
            row.set().name() + ", median error over the bound",
            row.boundRatio(),
            SetRow.BOUND_RATIO_MAX));
      }
    }
    ellipses(all, rows, summary);
    probabilities(all, summary.reliability());
    if (rows.size() > 1) {
      all.add(Asked.atMost("exponent of cost", summary.cost().exponent(), EXPONENT_MAX));
    }
    return all;
  }

  /** What is not asked, or not defined (the precision of an empty report), makes no line. */
  private static void atLeast(List<Asked> all, String what, double ours, double asked) {
    if (!Double.isNaN(asked) && !Double.isNaN(ours)) {
      all.add(Asked.atLeast(what, ours, asked));
    }
  }

  private static void ellipses(List<Asked> all, List<SetRow> rows, SyntheticSummary summary) {
    for (SetRow row : rows) {
      EllipseCoverage own = row.score().coverage();
      if (row.score().detectable() >= SetRow.EVENTS_FOR_COVERAGE && own.events() > 0) {
        all.add(Asked.coverage(row.set().name() + ", 90 % ellipses", own.share90(), own.events()));
      }
    }
    summary.coverageByFamily().forEach((family, c) -> {
      boolean isPooled = rows.stream()
          .anyMatch(r -> r.set().family().equals(family)
              && r.score().detectable() < SetRow.EVENTS_FOR_COVERAGE);
      if (isPooled) {
        all.add(Asked.coverage(family + " pooled, 90 % ellipses", c.share90(), c.events()));
      }
    });
  }

  private static void probabilities(List<Asked> all, Reliability reliability) {
    if (reliability.events() == 0) {
      return;
    }
    all.add(Asked.atMost("Brier score, acou-iid left out", reliability.brier(), BRIER_MAX));
    for (Reliability.Bin bin : reliability.bins()) {
      all.add(new Asked(
          String.format(
              Locale.ROOT, "real share of events said %.3f to %.3f", bin.from(), bin.to()),
          String.format(Locale.ROOT, "%.4f of %d", bin.real(), bin.events()),
          String.format(
              Locale.ROOT,
              "%.4f within 0.05, or %.3f to %.3f",
              bin.said(),
              bin.band().low(),
              bin.band().high()),
          bin.holds()));
    }
  }

  /** Of the real sets. */
  static List<Asked> real(RealBench.Result result) {
    List<Asked> all = new ArrayList<>();
    for (RealSet.Outcome o : result.catalogues()) {
      all.add(Asked.atLeast(
          o.set().name() + ", of " + o.referenceEvents() + " reference events",
          o.matched(),
          o.set().asked()));
      if (!Double.isNaN(o.set().secondsAsked())) {
        all.add(Asked.atMost(
            o.set().name() + ", processor seconds", o.seconds(), o.set().secondsAsked()));
      }
    }
    for (SurveyedShots.Outcome o : result.shots()) {
      if (o.isTaught()) {
        all.add(Asked.atMost("shots " + o.title() + ", median km", o.medianKm(), 0.15));
        double share = o.coverage().share90();
        all.add(new Asked(
            "shots " + o.title() + ", 90 % ellipses",
            Asked.number(share),
            "0.85 to 0.95",
            share >= 0.85 && share <= 0.95));
      } else {
        all.add(
            Asked.atLeast("shots " + o.title() + ", 90 % ellipses", o.coverage().share90(), 0.9));
      }
    }
    if (!result.shots().isEmpty()) {
      List<String> aside = SurveyedShots.setAside(result.shots());
      all.add(new Asked(
          "shots, the wrong arrival named",
          aside.isEmpty() ? "none" : aside.getFirst(),
          "H20 LP34 S",
          aside.stream().anyMatch(a -> a.startsWith("H20 LP34 S"))));
    }
    return all;
  }
}
