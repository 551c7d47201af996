// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.trucewatch.app.associate.AssociationInput;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.PickColumns;
import org.trucewatch.science.association.network.Wind;
import org.trucewatch.simulation.picks.DrawnPicks;
import org.trucewatch.simulation.picks.PickRecipe;

/** Injects events into drawn picks, and into real ones where they are at hand. */
final class InjectionBench {
  private static final long SEED = 20_161_014;
  private static final int EVENTS = 100;
  private static final double DRAWN_BESIDE_KM = 1.5;
  private static final double REAL_BESIDE_KM = 5;

  private final Consumer<String> progress;

  InjectionBench(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Into the scrambled picks of a drawn dense network, the wind being known from the picks as they were. */
  Injections.Outcome drawn() {
    progress.accept("injections into drawn picks");
    DrawnPicks set = DrawnPicks.of(PickRecipe.dense(300, 3600).withClutter(1), SEED);
    PickRecipe.Waves waves = set.recipe().waves();
    Medium medium = new Medium.Sound(
        waves.pKmPerSecond(),
        waves.relativePathError(),
        0,
        new Wind.Given(set.windEastMetersPerSecond(), set.windNorthMetersPerSecond(), 0.2));
    PickColumns scrambled = ScrambledPicks.of(set.picks(), set.stations().size(), SEED);
    return new Injections(
            set.stations(),
            medium,
            NetworkSettings.sound(),
            waves.pickErrorSeconds(),
            DRAWN_BESIDE_KM)
        .run("drawn picks of 100 sound nodes, scrambled", true, scrambled, EVENTS, SEED);
  }

  /** Into real picks, scrambled and as they came. */
  List<Injections.Outcome> real(
      String name,
      AssociationInput input,
      Medium medium,
      NetworkSettings settings,
      double pickErrorSeconds) {
    List<Injections.Outcome> outcomes = new ArrayList<>();
    Injections injections = new Injections(
        input.stations().nodes(), medium, settings, pickErrorSeconds, REAL_BESIDE_KM);
    PickColumns picks = input.picks().columns();
    progress.accept("injections into " + name);
    outcomes.add(injections.run(
        name + ", scrambled",
        true,
        ScrambledPicks.of(picks, input.stations().nodes().size(), SEED),
        EVENTS,
        SEED));
    outcomes.add(injections.run(name + ", as they came", false, picks, EVENTS, SEED + 1));
    return outcomes;
  }
}
