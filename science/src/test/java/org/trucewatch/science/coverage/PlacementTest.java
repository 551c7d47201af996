// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.domain.Draw;

/** Placement beside the best of all choices, on problems small enough to list them. */
class PlacementTest {
  private static final int SITES = 10;
  private static final double PRICE = 100;
  private static final double WITHIN_ROUNDING = 1e-9;

  private static PlacementProblem problem(long seed, SensorKind... kinds) {
    Draw draw = new Draw(seed);
    List<PlacementSite> sites = new ArrayList<>();
    for (int i = 0; i < SITES; i++) {
      SensorKind kind = kinds[i % kinds.length];
      sites.add(new PlacementSite(
          Sensor.allRound(
              "s" + i, kind, draw.between(0, 20), draw.between(0, 20), i % 3 == 0 ? "a" : "b"),
          kinds.length == 1 ? PRICE : kind == SensorKind.ACOUSTIC_NODE ? PRICE : 2.5 * PRICE));
    }
    List<PlanePoint> places = new Region.Rectangle(new Region.Box(0, 0, 20, 20)).cells(4);
    Hearing hearing =
        new Hearing(CoverageCase.BASE, SourceClass.MORTAR_120_IMPACT, Weather.draws(8), 20);
    return PlacementProblem.of(sites, places, hearing, 4);
  }

  private static double best(PlacementProblem problem, PlacementLimits limits) {
    double best = 0;
    for (int set = 0; set < 1 << SITES; set++) {
      int[] chosen = indices(set);
      double cost = Arrays.stream(chosen)
          .mapToDouble(j -> problem.sites().get(j).dollars())
          .sum();
      boolean fits = cost <= limits.dollars()
          && problem.owners().stream()
              .allMatch(o -> Arrays.stream(chosen)
                      .filter(j -> problem.sites().get(j).sensor().owner().equals(o))
                      .count()
                  <= limits.perOwnerMax());
      if (fits && cost > limits.dollars() - 2.6 * PRICE) { // smaller ones are worth less
        best = Math.max(best, problem.value(chosen));
      }
    }
    return best;
  }

  private static int[] indices(int set) {
    return java.util.stream.IntStream.range(0, SITES)
        .filter(j -> (set >> j & 1) == 1)
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void greedyReachesItsGuaranteeAndItsBoundHolds(long seed) {
    PlacementProblem problem = problem(seed, SensorKind.ACOUSTIC_NODE);
    for (PlacementLimits limits :
        List.of(PlacementLimits.ofBudget(4 * PRICE), new PlacementLimits(5 * PRICE, 3))) {
      double best = best(problem, limits);
      Placement greedy = new LazyGreedy(problem, limits).place();
      Placement swapped = new SwapSearch(problem, limits).improve(greedy);
      // Over these seeds greedy has 0.9973 to 1 of the best, and 1 after swaps; the bound proves
      // 0.53 to 0.66.
      assertThat(greedy.value()).isGreaterThanOrEqualTo(greedy.guaranteedShare() * best);
      assertThat(greedy.value()).isGreaterThanOrEqualTo((1 - 1 / Math.E) * best);
      assertThat(greedy.value() / best).isGreaterThan(0.99);
      assertThat(swapped.value()).isGreaterThanOrEqualTo(greedy.value());
      assertThat(swapped.upperBound()).isGreaterThanOrEqualTo(best - WITHIN_ROUNDING);
      assertThat(greedy.dollars()).isLessThanOrEqualTo(limits.dollars());
    }
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void withTwoPricesTheGuaranteeAndTheBoundHoldToo(long seed) {
    PlacementProblem problem = problem(seed, SensorKind.ACOUSTIC_NODE, SensorKind.ACOUSTIC_ARRAY);
    PlacementLimits limits = PlacementLimits.ofBudget(7 * PRICE);
    double best = best(problem, limits);
    Placement placed = new LazyGreedy(problem, limits).place();
    assertThat(placed.value()).isGreaterThanOrEqualTo(placed.guaranteedShare() * best);
    assertThat(placed.upperBound()).isGreaterThanOrEqualTo(best - WITHIN_ROUNDING);
    assertThat(placed.guaranteedShare()).isCloseTo((1 - 1 / Math.E) / 2, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void everySiteHelpsAndHelpsLessTheMoreThereAre(long seed) {
    PlacementProblem problem = problem(seed, SensorKind.ACOUSTIC_NODE, SensorKind.ACOUSTIC_ARRAY);
    Draw draw = new Draw(seed);
    for (int i = 0; i < 20; i++) {
      int mask = draw.below(1 << SITES - 1);
      int small = mask & draw.below(1 << SITES - 1);
      int large = small | draw.below(1 << SITES - 1);
      int[] last = {SITES - 1};
      double gainSmall = problem.value(join(indices(small), last)) - problem.value(indices(small));
      double gainLarge = problem.value(join(indices(large), last)) - problem.value(indices(large));
      assertThat(gainLarge).isGreaterThanOrEqualTo(-WITHIN_ROUNDING);
      assertThat(gainSmall).isGreaterThanOrEqualTo(gainLarge - WITHIN_ROUNDING);
    }
  }

  private static int[] join(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#ten")
  void theRobustChoiceIsNoWorseWhenTheWorstOwnerLeaves(long seed) {
    PlacementProblem problem = problem(seed, SensorKind.ACOUSTIC_NODE);
    PlacementLimits limits = PlacementLimits.ofBudget(6 * PRICE);
    Placement greedy = new LazyGreedy(problem, limits).place();
    Placement robust = new RobustGreedy(problem, limits).place(greedy);
    assertThat(problem.valueWithoutWorstOwner(robust.chosen()))
        .isGreaterThanOrEqualTo(problem.valueWithoutWorstOwner(greedy.chosen()));
    assertThat(robust.dollars()).isLessThanOrEqualTo(limits.dollars());
  }

  @Test
  void losingOneSensorCostsWhatTheValueSays() {
    PlacementProblem problem = problem(3, SensorKind.ACOUSTIC_NODE);
    PlacementLimits limits = PlacementLimits.ofBudget(5 * PRICE);
    int[] chosen = new LazyGreedy(problem, limits).place().chosen();
    double[] losses = new SwapSearch(problem, limits).losses(chosen);
    for (int i = 0; i < chosen.length; i++) {
      int gone = chosen[i];
      double without =
          problem.value(Arrays.stream(chosen).filter(j -> j != gone).toArray());
      assertThat(losses[i]).isCloseTo(problem.value(chosen) - without, within(1e-9));
    }
  }

  @Test
  void limitsThatBuyNothingAreRefused() {
    assertThatThrownBy(() -> PlacementLimits.ofBudget(0)).hasMessageContaining("budget is 0.0");
    assertThatThrownBy(() -> new PlacementLimits(10, 0)).hasMessageContaining("perOwnerMax is 0");
  }
}
