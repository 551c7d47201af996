// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.calibration;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.simulation.picks.PickRecipe;
import org.trucewatch.simulation.picks.PickRecipe.Network;

/**
 * Which sets are drawn: each family of the shared synthetic sets at its own rates and between them, and the same on other networks,
 * with other clutter and other path errors. Every recipe is drawn equally often for fitting and for checking, with seeds that no
 * other measurement uses.
 */
final class CalibrationPlan {
  /** Seeds count on from here, even ones for fitting. */
  static final long FIRST_SEED = 260_000;

  private CalibrationPlan() {}

  /** One set to be drawn. */
  record Draw(PickRecipe recipe, long seed) {
    boolean isForFitting() {
      return seed % 2 == 0;
    }
  }

  /**
   * All sets.
   *
   * @param pairs draws of each recipe for fitting, and as many for checking
   */
  static List<Draw> draws(int pairs) {
    List<Draw> draws = new ArrayList<>();
    long seed = FIRST_SEED;
    for (PickRecipe recipe : recipes()) {
      for (int i = 0; i < 2 * pairs; i++) {
        draws.add(new Draw(recipe, seed++));
      }
    }
    return draws;
  }

  private static List<PickRecipe> recipes() {
    List<PickRecipe> recipes = new ArrayList<>();
    windy(recipes);
    dense(recipes);
    salvos(recipes);
    others(recipes);
    return recipes;
  }

  private static void windy(List<PickRecipe> recipes) {
    recipes.add(PickRecipe.windy(30, 7200));
    recipes.add(PickRecipe.windy(100, 3600));
    recipes.add(PickRecipe.windy(200, 3600));
    recipes.add(PickRecipe.windy(300, 3600));
    recipes.add(PickRecipe.windy(600, 1200));
    recipes.add(PickRecipe.windy(1000, 900));
    recipes.add(PickRecipe.windy(150, 3600).on(new Network(7, 7, 24)));
    recipes.add(PickRecipe.windy(150, 3600).on(new Network(14, 6, 18)).withClutter(1.5));
    recipes.add(PickRecipe.windy(200, 1800).withPaths(0.01, 0));
  }

  private static void dense(List<PickRecipe> recipes) {
    recipes.add(PickRecipe.dense(100, 3600));
    recipes.add(PickRecipe.dense(300, 3600));
    recipes.add(PickRecipe.dense(1000, 1800));
    recipes.add(PickRecipe.dense(2000, 900));
    recipes.add(PickRecipe.dense(3000, 600));
    recipes.add(PickRecipe.dense(500, 1800).on(new Network(7, 7, 5)));
    recipes.add(PickRecipe.dense(800, 1800).on(new Network(14, 8, 3)).withClutter(1.5));
    recipes.add(PickRecipe.dense(500, 1800).withPaths(0.01, 0));
  }

  private static void salvos(List<PickRecipe> recipes) {
    recipes.add(PickRecipe.salvo(100, 3600));
    recipes.add(PickRecipe.salvo(300, 3600));
    recipes.add(PickRecipe.salvo(1000, 1800));
    recipes.add(PickRecipe.salvo(2000, 600));
    recipes.add(PickRecipe.salvo(500, 1800).on(new Network(8, 8, 4.5)));
  }

  private static void others(List<PickRecipe> recipes) {
    recipes.add(PickRecipe.seismic(30, 3600));
    recipes.add(PickRecipe.seismic(100, 3600));
    recipes.add(PickRecipe.seismic(300, 1800));
    recipes.add(PickRecipe.seismic(1000, 600));
    recipes.add(PickRecipe.seismic(200, 1800).on(new Network(6, 8, 25)).withPaths(0.01, 0));
    recipes.add(PickRecipe.fixedAir(30, 7200));
    recipes.add(PickRecipe.fixedAir(100, 3600));
    recipes.add(PickRecipe.fixedAir(200, 1800));
    recipes.add(PickRecipe.fixedAir(300, 1800));
    recipes.add(PickRecipe.fixedAir(150, 1800).withPaths(0.02, 0));
  }
}
