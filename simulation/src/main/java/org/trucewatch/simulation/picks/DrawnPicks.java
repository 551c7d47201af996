// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.picks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.network.Phase;
import org.trucewatch.science.association.network.PickColumns;
import org.trucewatch.science.association.scoring.TrueEvent;

/**
 * One set of picks with its truth. A pick's id is its number in order of time.
 *
 * <p>Places of events are uniform in the network's box less a border of 5 %; origin times are uniform in the duration; the picks of
 * an event are those of the nodes within its audible range, each missing by chance. A pick's time is origin time + distance / speed
 * × (1 + path error) + reading error, where for sound the speed holds the wind's component along the path. False picks are uniform
 * in node, wave and time.
 *
 * @param recipe what it was drawn from
 * @param seed of the draw
 * @param stations the network
 * @param picks true and false ones
 * @param truth the events, by origin time
 * @param windEastMetersPerSecond where the air moves to
 * @param windNorthMetersPerSecond likewise
 */
public record DrawnPicks(
    PickRecipe recipe,
    long seed,
    List<NetworkStation> stations,
    PickColumns picks,
    List<TrueEvent> truth,
    double windEastMetersPerSecond,
    double windNorthMetersPerSecond) {
  /** Most that a node stands from its cell's middle, fraction of the cell. */
  static final double JITTER = 0.35;

  private static final double BORDER = 0.05;
  private static final double SALVO_SIGMA_KM = 0.05;
  private static final int FALSE = -1;

  public DrawnPicks {
    stations = List.copyOf(stations);
    truth = List.copyOf(truth);
  }

  /** The same recipe and seed give the same set. */
  public static DrawnPicks of(PickRecipe recipe, long seed) {
    return new Drawing(recipe, seed).drawn();
  }

  /** Family, rate and seed. */
  public String name() {
    return String.format(
        java.util.Locale.ROOT,
        "%s-r%04.0f-s%d",
        recipe.family(),
        recipe.load().eventsPerHour(),
        seed);
  }

  /** True or false pick on its way into the columns. */
  private record Row(double seconds, int station, int phase, int event) {}

  /** An event before anybody heard it. */
  private record Source(double seconds, double x, double y, double audibleKm) {}

  private static final class Drawing {
    private final PickRecipe recipe;
    private final long seed;
    private final SplittableRandom random;
    private final List<NetworkStation> stations = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private double windEast;
    private double windNorth;

    Drawing(PickRecipe recipe, long seed) {
      this.recipe = recipe;
      this.seed = seed;
      random = new SplittableRandom(seed);
    }

    private double between(double low, double high) {
      return low + (high - low) * random.nextDouble();
    }

    DrawnPicks drawn() {
      PickRecipe.Waves waves = recipe.waves();
      network();
      double wind = between(waves.windMinMetersPerSecond(), waves.windMaxMetersPerSecond());
      double towards = between(0, 2 * Math.PI);
      windEast = wind * StrictMath.sin(towards) / 1000;
      windNorth = wind * StrictMath.cos(towards) / 1000;
      List<Source> sources = sources();
      for (int e = 0; e < sources.size(); e++) {
        hear(sources.get(e), e);
      }
      clutter();
      rows.sort(Comparator.comparingDouble(Row::seconds)
          .thenComparingInt(Row::station)
          .thenComparingInt(Row::phase));
      PickColumns.Builder columns = new PickColumns.Builder();
      List<List<Integer>> own = new ArrayList<>();
      sources.forEach(s -> own.add(new ArrayList<>()));
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        columns.add(
            i, row.station, row.seconds, Phase.values()[row.phase], waves.pickErrorSeconds());
        if (row.event != FALSE) {
          own.get(row.event).add(i);
        }
      }
      List<TrueEvent> truth = new ArrayList<>();
      for (int e = 0; e < sources.size(); e++) {
        Source s = sources.get(e);
        int[] picks = own.get(e).stream().mapToInt(i -> i).toArray();
        truth.add(new TrueEvent(s.seconds, s.x, s.y, picks));
      }
      return new DrawnPicks(
          recipe, seed, stations, columns.build(), truth, 1000 * windEast, 1000 * windNorth);
    }

    private void network() {
      PickRecipe.Network n = recipe.network();
      for (int row = 0; row < n.rows(); row++) {
        for (int column = 0; column < n.columns(); column++) {
          double x = (column + 0.5 + between(-JITTER, JITTER)) * n.spacingKm();
          double y = (row + 0.5 + between(-JITTER, JITTER)) * n.spacingKm();
          stations.add(new NetworkStation("N" + stations.size(), "", x, y, 0));
        }
      }
    }

    private List<Source> sources() {
      PickRecipe.Load load = recipe.load();
      int count = (int) Math.round(load.eventsPerHour() * load.durationSeconds() / 3600);
      List<Source> sources = new ArrayList<>();
      while (sources.size() < count) {
        Source first = source();
        sources.add(first);
        boolean isSalvo = random.nextDouble() < load.salvoShare();
        int rounds = isSalvo ? random.nextInt(4, 13) : 1;
        double at = first.seconds;
        for (int i = 1; i < rounds && sources.size() < count; i++) {
          at += between(3, 10);
          sources.add(new Source(
              at,
              first.x + SALVO_SIGMA_KM * random.nextGaussian(),
              first.y + SALVO_SIGMA_KM * random.nextGaussian(),
              between(recipe.hearing().kmMin(), recipe.hearing().kmMax())));
        }
      }
      sources.sort(Comparator.comparingDouble(Source::seconds));
      return sources;
    }

    private Source source() {
      PickRecipe.Network n = recipe.network();
      double width = n.columns() * n.spacingKm();
      double height = n.rows() * n.spacingKm();
      return new Source(
          between(0, recipe.load().durationSeconds()),
          between(BORDER * width, (1 - BORDER) * width),
          between(BORDER * height, (1 - BORDER) * height),
          between(recipe.hearing().kmMin(), recipe.hearing().kmMax()));
    }

    private void hear(Source source, int event) {
      List<Integer> hearers = new ArrayList<>();
      for (int node = 0; node < stations.size(); node++) {
        if (distance(source, node) < source.audibleKm) {
          hearers.add(node);
        }
      }
      double[][] errors = pathErrors(hearers);
      for (int i = 0; i < hearers.size(); i++) {
        for (int phase = 0; phase < recipe.phases(); phase++) {
          if (random.nextDouble() < recipe.hearing().detection()) {
            int node = hearers.get(i);
            double path = 1 + recipe.waves().relativePathError() * errors[phase][i];
            double reading = recipe.waves().pickErrorSeconds() * random.nextGaussian();
            double seconds = source.seconds + travel(source, node, phase) * path + reading;
            rows.add(new Row(seconds, node, phase, event));
          }
        }
      }
    }

    /** Standard normal errors of the paths to some nodes, by wave; neighbours alike where the recipe says so. */
    private double[][] pathErrors(List<Integer> nodes) {
      double length = recipe.waves().pathCorrelationKm();
      double[][] errors = new double[recipe.phases()][nodes.size()];
      for (double[] own : errors) {
        for (int i = 0; i < own.length; i++) {
          own[i] = random.nextGaussian();
        }
        if (length > 0) {
          CorrelatedErrors.correlate(
              own, (i, k) -> StrictMath.exp(-apart(nodes.get(i), nodes.get(k)) / length));
        }
      }
      return errors;
    }

    private double apart(int one, int other) {
      return length(
          stations.get(one).eastKm() - stations.get(other).eastKm(),
          stations.get(one).northKm() - stations.get(other).northKm());
    }

    private double distance(Source source, int node) {
      return length(
          stations.get(node).eastKm() - source.x, stations.get(node).northKm() - source.y);
    }

    private static double length(double x, double y) {
      return Math.sqrt(x * x + y * y);
    }

    private double travel(Source source, int node, int phase) {
      double d = distance(source, node);
      double along = windEast * (stations.get(node).eastKm() - source.x)
          + windNorth * (stations.get(node).northKm() - source.y);
      double speed = phase == 0 ? recipe.waves().pKmPerSecond() : recipe.waves().sKmPerSecond();
      return d == 0 ? 0 : d / (speed + along / d);
    }

    private void clutter() {
      int count = (int) Math.round(recipe.load().clutterShare() * rows.size());
      double first = rows.stream().mapToDouble(Row::seconds).min().orElse(0);
      double last =
          rows.stream().mapToDouble(Row::seconds).max().orElse(recipe.load().durationSeconds());
      for (int i = 0; i < count; i++) {
        rows.add(new Row(
            between(first, last),
            random.nextInt(stations.size()),
            random.nextInt(recipe.phases()),
            FALSE));
      }
    }
  }
}
