// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.calibration;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.trucewatch.app.associate.TruthFile;
import org.trucewatch.science.association.network.EllipseCalibration;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkAssociation;
import org.trucewatch.science.association.network.NetworkAssociator;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.science.association.scoring.EventMatching;
import org.trucewatch.science.association.scoring.TrueEvent;
import org.trucewatch.simulation.picks.DrawnPicks;
import org.trucewatch.simulation.picks.PickRecipe;

/** Draws sets, associates them, and keeps every event, however improbable. */
final class SampleRun {
  private final Consumer<String> progress;

  SampleRun(Consumer<String> progress) {
    this.progress = progress;
  }

  List<Sample> samples(List<CalibrationPlan.Draw> draws) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < draws.size(); i++) {
      DrawnPicks set = DrawnPicks.of(draws.get(i).recipe(), draws.get(i).seed());
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      List<Sample> own = samples(set);
      long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      samples.addAll(own);
      progress.accept(String.format(
          Locale.ROOT,
          "%d of %d: %s, %d picks, %d events, %.1f s",
          i + 1,
          draws.size(),
          set.name(),
          set.picks().size(),
          own.size(),
          (after - before) * 1e-9));
    }
    return samples;
  }

  private static List<Sample> samples(DrawnPicks set) {
    NetworkAssociation result = new NetworkAssociator()
        .associate(set.stations(), set.picks(), medium(set.recipe()), settings(set.recipe()));
    EventMatching matching = EventMatching.of(TruthFile.found(result.events(), 0), set.truth());
    List<Sample> samples = new ArrayList<>();
    for (int e = 0; e < result.events().size(); e++) {
      NetworkEvent event = result.events().get(e);
      samples.add(new Sample(
          set.recipe().family(),
          set.seed(),
          result.matchesPerGate(),
          event.logOdds(),
          event.picks().size(),
          matching.isReal(e),
          squareOff(set, event, matching.truthOf(e), result.matchesPerGate())));
    }
    return samples;
  }

  private static double squareOff(
      DrawnPicks set, NetworkEvent event, int truth, double matchesPerGate) {
    if (truth == EventMatching.NONE) {
      return Double.NaN;
    }
    TrueEvent own = set.truth().get(truth);
    if (own.size() < set.recipe().hearing().picksMin()) {
      return Double.NaN;
    }
    double x = own.xKilometers() - event.eastKm();
    double y = own.yKilometers() - event.northKm();
    NetworkEvent.Covariance c = event.covariance();
    double scaled = (c.yy() * x * x - 2 * c.xy() * x * y + c.xx() * y * y)
        / (c.xx() * c.yy() - c.xy() * c.xy());
    return scaled * EllipseCalibration.factor(matchesPerGate);
  }

  /** What is told of the medium: its speeds and its path error, never the wind. */
  static Medium medium(PickRecipe recipe) {
    PickRecipe.Waves waves = recipe.waves();
    return recipe.isSound()
        ? new Medium.Sound(
            waves.pKmPerSecond(),
            waves.relativePathError(),
            0,
            Wind.Learnt.withoutForecast(),
            waves.pathCorrelationKm())
        : new Medium.Seismic(waves.pKmPerSecond(), waves.sKmPerSecond(), waves.relativePathError());
  }

  private static NetworkSettings settings(PickRecipe recipe) {
    NetworkSettings s = recipe.isSound() ? NetworkSettings.sound() : NetworkSettings.seismic();
    return new NetworkSettings(
        s.picksMin(),
        s.detection(),
        s.audibleKmMax(),
        s.eventsPerKm2AndHour(),
        s.clutterPerNodeAndHour(),
        0);
  }
}
