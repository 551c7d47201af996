// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A synthetic set with its truth, as the shared README lays it out, and the score of a result against it. */
final class SyntheticSet {
  final String name;
  final List<NetworkStation> stations = new ArrayList<>();
  final PickColumns picks;
  final int[] truth;
  final List<double[]> events = new ArrayList<>();
  final int picksMin;
  final Medium medium;
  final double windEast;
  final double windNorth;

  SyntheticSet(Path folder) throws IOException {
    name = folder.getFileName().toString();
    String meta = Files.readString(folder.resolve("meta.json"));
    picksMin = (int) number(meta, "min_picks_detectable");
    double sigma = number(meta, "pick_sigma_s");
    double relative = number(meta, "relative_travel_time_sigma");
    double p = number(meta, "P");
    medium = meta.contains("\"S\":")
        ? new Medium.Seismic(p, number(meta, "S"), relative)
        : new Medium.Sound(p, relative, 0, wind(meta));
    Matcher wind = Pattern.compile("wind_m_s\": \\[\\s*([-0-9.e]+),\\s*([-0-9.e]+)").matcher(meta);
    wind.find();
    windEast = Double.parseDouble(wind.group(1));
    windNorth = Double.parseDouble(wind.group(2));
    Map<String, Integer> index = new HashMap<>();
    for (String[] row : rows(folder.resolve("stations.csv"))) {
      index.put(row[0], stations.size());
      stations.add(
          new NetworkStation(row[0], "", Double.parseDouble(row[1]), Double.parseDouble(row[2]), 0));
    }
    PickColumns.Builder builder = new PickColumns.Builder();
    List<String[]> rows = rows(folder.resolve("picks.csv"));
    truth = new int[rows.size()];
    for (int i = 0; i < truth.length; i++) {
      String[] row = rows.get(i);
      builder.add(
          Long.parseLong(row[0]),
          index.getOrDefault(row[1], -1),
          Double.parseDouble(row[2]),
          Phase.valueOf(row[3]),
          sigma);
      truth[Integer.parseInt(row[0])] = Integer.parseInt(row[4]);
    }
    picks = builder.build();
    for (String[] row : rows(folder.resolve("events.csv"))) {
      events.add(Arrays.stream(row).mapToDouble(Double::parseDouble).toArray());
    }
  }

  private static Wind wind(String meta) {
    if (!Boolean.getBoolean("tell.wind")) {
      return Wind.Learnt.withoutForecast();
    }
    Matcher wind = Pattern.compile("wind_m_s\": \\[\\s*([-0-9.e]+),\\s*([-0-9.e]+)").matcher(meta);
    wind.find();
    return new Wind.Given(Double.parseDouble(wind.group(1)), Double.parseDouble(wind.group(2)), 0);
  }

  private static double number(String json, String key) {
    Matcher m = Pattern.compile("\"" + key + "\":\\s*([-0-9.e]+)").matcher(json);
    if (!m.find()) {
      throw new IllegalArgumentException(key);
    }
    return Double.parseDouble(m.group(1));
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(l -> l.split(",")).toList();
  }

  NetworkSettings settings() {
    return medium instanceof Medium.Sound ? NetworkSettings.sound() : NetworkSettings.seismic();
  }

  /** Scores a result. */
  Score score(NetworkAssociation result) {
    Score s = new Score();
    List<int[]> pairs = new ArrayList<>();
    List<NetworkEvent> found = result.events();
    for (int e = 0; e < found.size(); e++) {
      Map<Integer, Integer> shared = new HashMap<>();
      for (EventPick pick : found.get(e).picks()) {
        int t = truth[(int) pick.pickId()];
        if (t >= 0) {
          shared.merge(t, 1, Integer::sum);
        }
      }
      int n = found.get(e).picks().size();
      int most = 0;
      for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
        double overlap =
            (double) entry.getValue() / Math.max(n, (int) events.get(entry.getKey())[5]);
        most = Math.max(most, entry.getValue());
        if (overlap >= 0.6) {
          pairs.add(new int[] {e, entry.getKey(), (int) Math.round(overlap * 1e6)});
        }
      }
      s.probabilities.add(found.get(e).probability());
      s.odds.add(found.get(e).logOdds());
      s.real.add(2 * most >= n && most >= 3);
    }
    pairs.sort(Comparator.<int[]>comparingInt(p -> -p[2]).thenComparingInt(p -> p[0]).thenComparingInt(p -> p[1]));
    int[] predicted = new int[found.size()];
    Arrays.fill(predicted, -1);
    boolean[] used = new boolean[events.size()];
    for (int[] pair : pairs) {
      if (predicted[pair[0]] < 0 && !used[pair[1]]) {
        predicted[pair[0]] = pair[1];
        used[pair[1]] = true;
      }
    }
    for (int e = 0; e < predicted.length; e++) {
      boolean detectable = predicted[e] >= 0 && events.get(predicted[e])[5] >= picksMin;
      s.right += detectable ? 1 : 0;
      s.wrong += predicted[e] < 0 ? 1 : 0;
      if (detectable) {
        s.place(found.get(e), events.get(predicted[e]));
      }
    }
    s.detectable = (int) events.stream().filter(e -> e[5] >= picksMin).count();
    s.matched = predicted;
    return s;
  }

  /** Counts and errors of one result. */
  static final class Score {
    int right;
    int wrong;
    int detectable;
    int[] matched = {};
    final List<Double> errors = new ArrayList<>();
    final List<Double> mahalanobis = new ArrayList<>();
    final List<Double> bounds = new ArrayList<>();
    final List<Double> probabilities = new ArrayList<>();
    final List<Double> odds = new ArrayList<>();
    final List<Boolean> real = new ArrayList<>();

    private void place(NetworkEvent found, double[] event) {
      double dx = found.eastKm() - event[2];
      double dy = found.northKm() - event[3];
      NetworkEvent.Covariance c = found.covariance();
      errors.add(Math.sqrt(dx * dx + dy * dy));
      mahalanobis.add((c.yy() * dx * dx - 2 * c.xy() * dx * dy + c.xx() * dy * dy)
          / (c.xx() * c.yy() - c.xy() * c.xy()));
    }

    double precision() {
      return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    double recall() {
      return (double) right / detectable;
    }

    double f1() {
      return 2.0 * right / (right + wrong + detectable);
    }

    double within(double probability) {
      double limit = -2 * Math.log(1 - probability);
      return mahalanobis.stream().filter(m -> m <= limit).count()
          / (double) Math.max(1, mahalanobis.size());
    }

    double medianError() {
      return errors.isEmpty()
          ? Double.NaN
          : errors.stream().sorted().skip(errors.size() / 2).findFirst().orElseThrow();
    }
  }
}
