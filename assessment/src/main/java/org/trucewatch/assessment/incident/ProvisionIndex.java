// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.ObservedAct;
import org.trucewatch.assessment.agreement.Provision;
import org.trucewatch.assessment.agreement.Provision.Kind;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.agreement.Zone;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.Facts;
import org.trucewatch.assessment.condition.Truth;

/**
 * Which prohibitions and permissions may bear on an act: by conduct, by time, and by zone. What it leaves out would be refuted:
 * its condition is false for that conduct whatever the other facts are, for it follows Kleene's logic; or it was not in force;
 * or the act lies outside its zone's box by more than the place's error.
 */
final class ProvisionIndex {
  /** Degrees of latitude per metre on the sphere of {@link PlaneOrigin}, and a little more. */
  private static final double DEGREES_PER_METER = 1.01 / 111_195;

  private final Terms terms;
  private final Conditions conditions;
  private final Instant[] edges;
  private final STRtree zones = new STRtree();
  private final BitSet everywhere = new BitSet();
  private final Map<List<Object>, int[]> bySlab = new HashMap<>();
  private final Map<Optional<FactValue>, int[]> byConduct = new HashMap<>();

  ProvisionIndex(Terms terms, Conditions conditions) {
    this.terms = terms;
    this.conditions = conditions;
    var moments = new TreeSet<Instant>();
    for (int i = 0; i < terms.provisions().size(); i++) {
      Provision p = terms.provisions().get(i);
      p.term().from().ifPresent(moments::add);
      p.term().until().ifPresent(moments::add);
      Optional<Zone> ring = terms.findZone(p.zone()).filter(z -> !z.ring().isEmpty());
      if (ring.isEmpty()) {
        everywhere.set(i);
      } else {
        var box = new Envelope();
        ring.get()
            .ring()
            .forEach(c -> box.expandToInclude(c.longitudeDegrees(), c.latitudeDegrees()));
        zones.insert(box, i);
      }
    }
    edges = moments.toArray(Instant[]::new);
    zones.build();
  }

  /** When provisions begin or cease to bind, ascending. */
  List<Instant> edges() {
    return List.of(edges);
  }

  /** Places in the agreement, ascending. */
  int[] mayBear(ObservedAct act) {
    int[] timely = timely(act);
    Optional<BitSet> there = act.place().map(this::zonesAt);
    return there.isEmpty()
        ? timely
        : IntStream.of(timely)
            .filter(i -> everywhere.get(i) || there.get().get(i))
            .toArray();
  }

  private int[] timely(ObservedAct act) {
    Optional<FactValue> conduct = act.facts().find("conduct");
    int[] all = byConduct.computeIfAbsent(conduct, this::withConduct);
    if (act.at().isEmpty()) {
      return all;
    }
    int early = slab(act.at().get().minus(act.atError()));
    int late = slab(act.at().get().plus(act.atError()));
    return bySlab.computeIfAbsent(
        List.of(conduct, early, late),
        k -> IntStream.of(all).filter(i -> bindsIn(i, early, late)).toArray());
  }

  private int[] withConduct(Optional<FactValue> conduct) {
    Facts facts = conduct.map(c -> Facts.of(Map.of("conduct", c))).orElse(Facts.NONE);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < terms.provisions().size(); i++) {
      Provision p = terms.provisions().get(i);
      boolean isAboutActs = p.kind() == Kind.PROHIBITION || p.kind() == Kind.PERMISSION;
      if (isAboutActs
          && conditions.explain(p.test(terms.lines()), facts).truth() != Truth.FALSE) {
        found.add(i);
      }
    }
    return found.stream().mapToInt(i -> i).toArray();
  }

  /** Number of edges at or before it. */
  private int slab(Instant t) {
    int found = java.util.Arrays.binarySearch(edges, t);
    return found < 0 ? -found - 1 : found + 1;
  }

  private boolean bindsIn(int provision, int early, int late) {
    var term = terms.provisions().get(provision).term();
    int first = term.from().map(this::slab).orElse(0);
    int end = term.until().map(this::slab).orElse(Integer.MAX_VALUE);
    return early < end && first <= late;
  }

  private BitSet zonesAt(ObservedAct.Place place) {
    double north = place.errorMeters() * DEGREES_PER_METER;
    double cosine = StrictMath.cos(StrictMath.toRadians(place.latitudeDegrees()));
    double east = north / Math.max(cosine, 1e-6);
    var found = new BitSet();
    zones.query(
        new Envelope(
            place.longitudeDegrees() - east,
            place.longitudeDegrees() + east,
            place.latitudeDegrees() - north,
            place.latitudeDegrees() + north),
        i -> found.set((Integer) i));
    return found;
  }
}
