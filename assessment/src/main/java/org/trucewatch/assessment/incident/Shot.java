// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;

/**
 * One round as far as it was observed: its launch, its burst, or both where they were paired.
 *
 * @param impulses one or two, by time
 * @param launch where it left, null where not observed
 * @param burst where it struck, or where it was observed at all while its kind is not told; null where not observed
 */
record Shot(List<Impulse> impulses, @Nullable End launch, @Nullable End burst) {
  static final Comparator<Impulse> BY_TIME =
      Comparator.comparingDouble(Impulse::seconds).thenComparing(Impulse::eventId);

  /** By time, then id: one order whatever the order of input. */
  static final Comparator<Shot> ORDER = Comparator.comparing(s -> s.impulses().getFirst(), BY_TIME);

  /** A place and one standard deviation, kilometres. */
  record End(double east, double north, double sd) {
    static End of(Impulse i) {
      return new End(
          i.eastKilometers(),
          i.northKilometers(),
          Math.sqrt(Math.max(0, i.covariance().trace() / 2)));
    }

    double distance(End other) {
      double e = east - other.east;
      double n = north - other.north;
      return Math.sqrt(e * e + n * n);
    }
  }

  double from() {
    return impulses.getFirst().seconds();
  }

  double to() {
    return impulses.getLast().seconds();
  }

  /** The ends that were observed. */
  List<End> ends() {
    List<End> ends = new ArrayList<>(2);
    if (launch != null) {
      ends.add(launch);
    }
    if (burst != null) {
      ends.add(burst);
    }
    return ends;
  }

  /** Rounds of which at least one end is told, by {@link #ORDER}; each impulse stands in one of them. */
  static List<Shot> told(List<Impulse> launchesAndBursts) {
    Map<String, Impulse> byId = new HashMap<>();
    launchesAndBursts.forEach(i -> byId.put(i.eventId(), i));
    Set<String> used = new HashSet<>();
    List<Shot> shots = new ArrayList<>();
    for (Impulse i : launchesAndBursts) {
      Optional<Impulse> partner = i.pairedWith()
          .map(byId::get)
          .filter(p -> p.kind() != i.kind() && !used.contains(p.eventId()));
      if (partner.isPresent() && !used.contains(i.eventId())) {
        used.add(i.eventId());
        used.add(partner.get().eventId());
        shots.add(paired(i, partner.get()));
      }
    }
    launchesAndBursts.stream()
        .filter(i -> !used.contains(i.eventId()))
        .map(Shot::single)
        .forEach(shots::add);
    shots.sort(ORDER);
    return shots;
  }

  private static Shot paired(Impulse a, Impulse b) {
    Impulse launch = a.kind() == ImpulseKind.LAUNCH ? a : b;
    Impulse burst = a.kind() == ImpulseKind.LAUNCH ? b : a;
    List<Impulse> both = new ArrayList<>(List.of(launch, burst));
    both.sort(BY_TIME);
    return new Shot(List.copyOf(both), End.of(launch), End.of(burst));
  }

  /** An impulse that is alone; one whose kind is not told stands where it was observed. */
  static Shot single(Impulse i) {
    return i.kind() == ImpulseKind.LAUNCH
        ? new Shot(List.of(i), End.of(i), null)
        : new Shot(List.of(i), null, End.of(i));
  }
}
