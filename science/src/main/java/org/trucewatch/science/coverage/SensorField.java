// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The sensors of a network, found by place. */
final class SensorField {
  private final Map<SensorKind, Sensor[]> byKind = new EnumMap<>(SensorKind.class);
  private final Map<SensorKind, double[]> eastByKind = new EnumMap<>(SensorKind.class);

  SensorField(List<Sensor> sensors) {
    for (SensorKind kind : SensorKind.values()) {
      Sensor[] some = sensors.stream()
          .filter(s -> s.kind() == kind)
          .sorted(Comparator.comparingDouble(Sensor::eastKm)
              .thenComparingDouble(Sensor::northKm)
              .thenComparing(Sensor::id))
          .toArray(Sensor[]::new);
      if (some.length > 0) {
        byKind.put(kind, some);
        eastByKind.put(kind, Arrays.stream(some).mapToDouble(Sensor::eastKm).toArray());
      }
    }
  }

  private record Near(Sensor sensor, double square) {}

  /** The nearest sensors of each kind within its reach, nearest first, at most so many of each kind. */
  List<Sensor> near(double eastKm, double northKm, int eachMax, Audibility audibility) {
    List<Near> found = new ArrayList<>();
    byKind.forEach((kind, sensors) -> {
      double reach = audibility.reachKm(kind);
      double[] east = eastByKind.getOrDefault(kind, new double[0]);
      List<Near> some = within(sensors, firstFrom(east, eastKm - reach), eastKm, northKm, reach);
      some.sort(
          Comparator.comparingDouble(Near::square).thenComparing(n -> n.sensor().id()));
      found.addAll(some.subList(0, Math.min(eachMax, some.size())));
    });
    found.sort(
        Comparator.comparingDouble(Near::square).thenComparing(n -> n.sensor().id()));
    return found.stream().map(Near::sensor).toList();
  }

  private static List<Near> within(
      Sensor[] sensors, int first, double eastKm, double northKm, double reachKm) {
    List<Near> found = new ArrayList<>();
    for (int i = first; i < sensors.length && sensors[i].eastKm() <= eastKm + reachKm; i++) {
      double e = sensors[i].eastKm() - eastKm;
      double n = sensors[i].northKm() - northKm;
      double square = e * e + n * n;
      if (square <= reachKm * reachKm) {
        found.add(new Near(sensors[i], square));
      }
    }
    return found;
  }

  private static int firstFrom(double[] east, double eastKm) {
    int at = Arrays.binarySearch(east, eastKm);
    int first = at < 0 ? -at - 1 : at;
    while (first > 0 && east[first - 1] >= eastKm) {
      first--;
    }
    return first;
  }
}
