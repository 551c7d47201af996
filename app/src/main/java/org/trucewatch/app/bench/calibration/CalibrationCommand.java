// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.calibration;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Installation;
import org.trucewatch.app.Progress;
import org.trucewatch.app.UserError;
import org.trucewatch.science.association.network.EllipseCalibration;
import org.trucewatch.science.association.network.ProbabilityCalibration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fits probabilities and ellipses of association to drawn sets. */
@Command(
    name = "calibration",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draws sets of picks with known truth, associates them, fits the curve from score to probability and the factor of the"
          + " covariance to those of even seeds, and says how both, and what the program uses now, do on those of odd seeds.",
      "",
      "The sets follow the families of the shared synthetic ones, at their rates and between them, and on other networks, clutter and"
          + " path errors. The wind is never told. With 3 draws it takes about a quarter of an hour."
    },
    footer = {"", "Example:", "  trucewatch bench calibration --draws 1 --only dense"})
public final class CalibrationCommand implements Callable<Integer> {
  private static final int DRAWS_MAX = 50;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "Draws of each recipe for fitting, and as many for checking, 1 to 50. Default: ${DEFAULT-VALUE}.")
  private int draws = 3;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "FAMILY",
      description = "Only these families: acou-wind, dense, salvo, seis, acou-iid.")
  private List<String> only = List.of();

  @Option(
      names = "--rate-max",
      paramLabel = "N",
      description = "Only recipes of at most so many events an hour.")
  private double rateMax = Double.POSITIVE_INFINITY;

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      description = "Also write every event as CSV, from which all figures can be recomputed.")
  private @Nullable Path samplesFile;

  @Option(
      names = "--from",
      split = ",",
      paramLabel = "FILE",
      description = "Draw nothing: take the events of these files, which --samples wrote.")
  private List<Path> from = List.of();

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Installation.requireWritable(samplesFile);
    Installation.requireWritable(json);
    if (draws < 1 || draws > DRAWS_MAX) {
      throw new UserError("--draws is " + draws + ", expected 1 to " + DRAWS_MAX + ".");
    }
    Progress progress = new Progress(System.err);
    List<Sample> samples =
        from.isEmpty() ? new SampleRun(progress::step).samples(plan()) : SampleFile.read(from);
    List<Sample> fitting = samples.stream().filter(Sample::isForFitting).toList();
    List<Sample> checking = samples.stream().filter(s -> !s.isForFitting()).toList();
    Curves fitted = Curves.fitted(fitting);
    HeldOut own = HeldOut.of(fitted, checking);
    HeldOut inUse = HeldOut.of(Curves.inUse(), checking);
    progress.step("Done");
    LongSummaryStatistics seeds = samples.stream().mapToLong(Sample::seed).summaryStatistics();
    long sets = samples.stream().mapToLong(Sample::seed).distinct().count();
    System.out.printf(
        Locale.ROOT,
        "%d sets, seeds %d to %d; %d events of even seeds to fit, %d of odd ones to check%n",
        sets,
        seeds.getMin(),
        seeds.getMax(),
        fitting.size(),
        checking.size());
    print("Fitted, on the sets that did not teach it:", fitted, own);
    print("In use, on the same sets:", Curves.inUse(), inUse);
    if (samplesFile != null) {
      Installation.write(samplesFile, SampleFile.text(samples));
    }
    if (json != null) {
      ObjectNode root = JsonMapper.builder().build().createObjectNode();
      root.put("sets", sets).put("seed_first", seeds.getMin()).put("seed_last", seeds.getMax());
      CalibrationJson.write(root.putObject("fitted"), fitted, own);
      CalibrationJson.write(root.putObject("in_use"), Curves.inUse(), inUse);
      Installation.write(json, root.toPrettyString() + "\n");
    }
    return 0;
  }

  private static void print(String title, Curves curves, HeldOut heldOut) {
    ProbabilityCalibration.Curve p = curves.probability();
    EllipseCalibration.Curve e = curves.ellipse();
    System.out.printf(
        Locale.ROOT,
        "%n%s%n  P = %.5f / (1 + exp(-(%.3f %+.3f c + %.4f S / (1 + %.1f c)))); covariance times %.3f + %.3f c + %.3f c²%n",
        title,
        p.ceiling(),
        p.base(),
        p.perMatch(),
        p.slope(),
        p.crowding(),
        e.alone(),
        e.perMatch(),
        e.perSquare());
    System.out.print(heldOut.text());
  }

  private List<CalibrationPlan.Draw> plan() {
    List<CalibrationPlan.Draw> plan = CalibrationPlan.draws(draws).stream()
        .filter(d -> only.isEmpty() || only.contains(d.recipe().family()))
        .filter(d -> d.recipe().load().eventsPerHour() <= rateMax)
        .toList();
    if (plan.isEmpty()) {
      throw new UserError("--only names " + only
          + " and --rate-max " + rateMax + ": no recipe is left, expected families acou-wind,"
          + " dense, salvo, seis or acou-iid and at least 30 events an hour.");
    }
    return plan;
  }
}
