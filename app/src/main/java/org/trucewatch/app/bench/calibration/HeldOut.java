// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.calibration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.science.association.scoring.BinomialBand;
import org.trucewatch.science.association.scoring.EllipseCoverage;
import org.trucewatch.science.association.scoring.Reliability;

/**
 * How a calibration does on events that did not teach it.
 *
 * @param reliability of all events of probability 0.5 or more, those of unlearnable paths left out, as they are reported
 * @param withFixedAir of those too
 * @param coverage of ellipses by family and crowd
 */
record HeldOut(
    Reliability reliability, Reliability withFixedAir, Map<String, EllipseCoverage> coverage) {
  private static final double REPORTED = 0.5;
  private static final double[] CROWDS = {0, 0.02, 0.05, 0.1, 0.15, Double.POSITIVE_INFINITY};

  static HeldOut of(Curves curves, List<Sample> samples) {
    HeldOut result = new HeldOut(new Reliability(), new Reliability(), new TreeMap<>());
    for (Sample s : samples) {
      double p = curves.probability().probability(s.logOdds(), s.matchesPerGate());
      if (p < REPORTED) {
        continue;
      }
      result.withFixedAir.add(p, s.isReal());
      if (!s.family().equals("acou-iid")) {
        result.reliability.add(p, s.isReal());
      }
      if (s.isMatched()) {
        double square = s.squareOff() / curves.ellipse().factor(s.matchesPerGate());
        result.cover(s.family(), square);
        result.cover(crowd(s.matchesPerGate()), square);
        result.cover("all", square);
      }
    }
    return result;
  }

  private void cover(String group, double square) {
    coverage.computeIfAbsent(group, k -> new EllipseCoverage()).add(square);
  }

  private static String crowd(double matches) {
    int i = 0;
    while (matches >= CROWDS[i + 1]) {
      i++;
    }
    return String.format(Locale.ROOT, "matches a gate from %.2f to %.2f", CROWDS[i], CROWDS[i + 1]);
  }

  /** As text. */
  String text() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "  Brier score %.5f, log score %.5f over %d events; with acou-iid %.5f, %.5f over %d",
        reliability.brier(),
        reliability.logScore(),
        reliability.events(),
        withFixedAir.brier(),
        withFixedAir.logScore(),
        withFixedAir.events());
    for (Reliability.Bin bin : reliability.bins()) {
      line(
          out,
          "    said %5.3f to %5.3f: %6d events, said %.4f, real %.4f, 95 %% band %.4f to %.4f  %s",
          bin.from(),
          bin.to(),
          bin.events(),
          bin.said(),
          bin.real(),
          bin.band().low(),
          bin.band().high(),
          bin.band().holds(bin.real()) ? "" : bin.holds() ? "within 0.05" : "off");
    }
    coverage.forEach((group, c) -> {
      BinomialBand band = BinomialBand.of(c.events(), 0.9);
      line(
          out,
          "    ellipses, %-34s %6d events, 50 %%: %.3f, 90 %%: %.3f, 95 %% band %.3f to %.3f",
          group,
          c.events(),
          c.share50(),
          c.share90(),
          band.low(),
          band.high());
    });
    return out.toString();
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
