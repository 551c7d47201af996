// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Every origin that is spoken of in one case, whole or without some sources, and how much of the posterior of any choice
 * of them lies on either side of a line: by integration over points that the chosen words propose together (the balance
 * heuristic: Veach and Guibas, "Optimally combining sampling techniques", 1995). The prior is flat over the plane: equal
 * on both sides of every stretch of the line.
 *
 * <p>What one choice gives depends on its own words alone, to the bit, whatever else is in the case.
 */
final class OriginField {
  private static final double REGION = 0.99;

  /** Correlation of the errors of pieces of one group: half of what is wrong with one is wrong with all. [A], decision record 0036. */
  static final double ALIKE = 0.5;

  private final BoundaryRealisations line;
  private final List<OriginWord> words;
  private final Map<Origin, Integer> numbers = new HashMap<>(); // only looked up, never walked
  private final GroundShares[][] ground;
  private final double[][][] likelihood;
  private final double[][][] proposal;
  private final Map<List<Integer>, GroundShares> known = new HashMap<>(); // likewise

  /** @param origins in any order, repeated or not */
  OriginField(List<Origin> origins, BoundaryRealisations line) {
    this.line = line;
    var sorted = new TreeSet<Origin>(ORDER);
    sorted.addAll(origins);
    this.words = sorted.stream().map(OriginWord::of).toList();
    for (Origin o : sorted) {
      numbers.put(o, numbers.size());
    }
    int n = words.size();
    ground = new GroundShares[n][];
    likelihood = new double[n][n][];
    proposal = new double[n][n][];
  }

  /** Total, and the same for equal origins alone. */
  private static final Comparator<Origin> ORDER =
      Comparator.comparing(OriginField::key, Arrays::compare);

  private static double[] key(Origin origin) {
    return switch (origin) {
      case Origin.Place p ->
        new double[] {
          0,
          p.eastKilometers(),
          p.northKilometers(),
          p.covariance().ee(),
          p.covariance().en(),
          p.covariance().nn()
        };
      case Origin.Reach r ->
        new double[] {
          1,
          r.eastKilometers(),
          r.northKilometers(),
          r.covariance().ee(),
          r.covariance().en(),
          r.covariance().nn(),
          r.nearKilometers(),
          r.farKilometers(),
          r.direction().map(Origin.Direction::azimuthRadians).orElse(-1e9),
          r.direction().map(Origin.Direction::sdRadians).orElse(-1.0)
        };
    };
  }

  /** Number by which a word is asked for. */
  int numberOf(Origin origin) {
    Integer number = numbers.get(origin);
    if (number == null) {
      throw new IllegalStateException("origin " + origin + " was not given to its case");
    }
    return number;
  }

  boolean isPlace(int word) {
    return words.get(word) instanceof PlaceWord;
  }

  double leaning(int word) {
    return leaningOf(words.get(word).origin(), line);
  }

  /** Distance to the left of the line in standard deviations of place and line together; 0 for a reach. */
  static double leaningOf(Origin origin, BoundaryRealisations line) {
    return switch (origin) {
      case Origin.Place p -> {
        double sd = line.sdKilometers();
        yield line.leftKilometers(p.eastKilometers(), p.northKilometers())
            / Math.sqrt(0.5 * p.covariance().trace() + sd * sd);
      }
      case Origin.Reach r -> 0;
    };
  }

  /** Left, right and outside of the posterior that a choice of words gives; all outside where they leave no place at all. */
  GroundShares shares(int... choice) {
    List<Integer> key = Arrays.stream(choice).sorted().boxed().toList();
    GroundShares found = known.get(key);
    if (found == null) {
      found = integrated(key);
      known.put(key, found);
    }
    return found;
  }

  /**
   * Left, right and outside of the posterior that all words of all groups give, those of one group tempered by Kish's design effect:
   * m words whose errors correlate by {@link #ALIKE} count as m / (1 + (m - 1) ALIKE) independent ones (Kish, "Survey Sampling", 1965, 8.2).
   */
  GroundShares together(List<int[]> groups) {
    double[] powers = powers(groups);
    List<Integer> choice = spoken(powers);
    return integrated(choice, at -> temperedMassAt(at, choice, powers));
  }

  /** The same in each realisation of the line: share on the left, then on the right. */
  double[][] inRealisations(List<int[]> groups) {
    double[] powers = powers(groups);
    List<Integer> choice = spoken(powers);
    double[][] shares = new double[2][BoundaryRealisations.WEIGHTS.length];
    double sum = 0;
    for (int at : choice) {
      double[] mass = temperedMassAt(at, choice, powers);
      for (int i = 0; i < mass.length; i++) {
        line.add(words.get(at).east(i), words.get(at).north(i), mass[i], shares);
        sum += mass[i];
      }
    }
    for (double[] side : shares) {
      for (int b = 0; b < side.length; b++) {
        side[b] = sum > 0 && sum < Double.POSITIVE_INFINITY ? side[b] / sum : 0;
      }
    }
    return shares;
  }

  private double[] powers(List<int[]> groups) {
    double[] powers = new double[words.size()];
    for (int[] group : groups) {
      for (int w : group) {
        powers[w] += 1 / (1 + (group.length - 1) * ALIKE);
      }
    }
    return powers;
  }

  /** Words with any power, by number. */
  private static List<Integer> spoken(double[] powers) {
    List<Integer> choice = new ArrayList<>();
    for (int w = 0; w < powers.length; w++) {
      if (powers[w] > 0) {
        choice.add(w);
      }
    }
    return choice;
  }

  private double[] temperedMassAt(int at, List<Integer> choice, double[] powers) {
    double[] logs = new double[StandardPoints.COUNT];
    double[] proposed = new double[StandardPoints.COUNT];
    for (int w : choice) {
      double[] factor = fitted(at, w, likelihood);
      double[] q = fitted(at, w, proposal);
      for (int i = 0; i < logs.length; i++) {
        logs[i] += powers[w] * StrictMath.log(factor[i]);
        proposed[i] += q[i];
      }
    }
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.exp(logs[i]) / proposed[i];
    }
    return logs;
  }

  private GroundShares integrated(List<Integer> choice) {
    return integrated(choice, at -> massAt(at, choice));
  }

  private GroundShares integrated(List<Integer> choice, IntFunction<double[]> masses) {
    double left = 0;
    double right = 0;
    double outside = 0;
    for (int at : choice) {
      GroundShares[] grounds = groundAt(at);
      double[] mass = masses.apply(at);
      for (int i = 0; i < mass.length; i++) {
        left += mass[i] * grounds[i].left();
        right += mass[i] * grounds[i].right();
        outside += mass[i] * grounds[i].outside();
      }
    }
    double sum = left + right + outside;
    return sum > 0 && sum < Double.POSITIVE_INFINITY
        ? new GroundShares(left / sum, right / sum, outside / sum)
        : GroundShares.OUTSIDE;
  }

  /** Likelihood over proposal of the choice at the points of one of its words. */
  private double[] massAt(int at, List<Integer> choice) {
    double[] product = productAt(at, choice);
    double[] proposed = new double[product.length];
    for (int w : choice) {
      double[] q = fitted(at, w, proposal);
      for (int i = 0; i < proposed.length; i++) {
        proposed[i] += q[i];
      }
    }
    for (int i = 0; i < product.length; i++) {
      product[i] /= proposed[i];
    }
    return product;
  }

  private double[] productAt(int at, List<Integer> choice) {
    double[] product = new double[StandardPoints.COUNT];
    Arrays.fill(product, 1);
    for (int w : choice) {
      double[] factor = fitted(at, w, likelihood);
      for (int i = 0; i < product.length; i++) {
        product[i] *= factor[i];
      }
    }
    return product;
  }

  /** Of one word at the points of another, worked out when first asked for. */
  private double[] fitted(int at, int word, double[][][] kind) {
    if (kind[at][word] == null) {
      double[] likely = new double[StandardPoints.COUNT];
      double[] proposed = new double[StandardPoints.COUNT];
      for (int i = 0; i < likely.length; i++) {
        OriginWord.Fit fit =
            words.get(word).at(words.get(at).east(i), words.get(at).north(i));
        likely[i] = fit.likelihood();
        proposed[i] = fit.proposal();
      }
      likelihood[at][word] = likely;
      proposal[at][word] = proposed;
    }
    return kind[at][word];
  }

  private GroundShares[] groundAt(int at) {
    GroundShares[] shares = ground[at];
    if (shares == null) {
      shares = new GroundShares[StandardPoints.COUNT];
      for (int i = 0; i < shares.length; i++) {
        shares[i] = line.at(words.get(at).east(i), words.get(at).north(i));
      }
      ground[at] = shares;
    }
    return shares;
  }

  /** Mass on other ground than one side's, of the smallest region that holds 99 %. */
  double otherSideOfRegion(int[] chosen, int side) {
    List<Integer> choice = Arrays.stream(chosen).sorted().boxed().toList();
    List<double[]> cells = new ArrayList<>(); // density, mass, share on other ground
    double sum = 0;
    for (int at : choice) {
      double[] density = productAt(at, choice);
      double[] mass = massAt(at, choice);
      GroundShares[] grounds = groundAt(at);
      for (int i = 0; i < mass.length; i++) {
        double own = side > 0 ? grounds[i].left() : grounds[i].right();
        cells.add(new double[] {density[i], mass[i], 1 - own});
        sum += mass[i];
      }
    }
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      return 1;
    }
    cells.sort(
        Comparator.comparingDouble((double[] c) -> -c[0])); // stable, so ties keep their order
    double inside = 0;
    double other = 0;
    for (double[] cell : cells) {
      inside += cell[1] / sum;
      other += cell[1] / sum * cell[2];
      if (inside >= REGION) {
        break;
      }
    }
    return other / inside;
  }
}
