// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;

/**
 * Groups impulses to incidents: near in time and place, and of one direction of fire. The order of impulses makes no difference.
 *
 * <p>A launch and the burst it is paired with are one round. Rounds belong together where they follow within
 * {@link #GAP_SECONDS} and every end that both show is near: launches by launches, bursts by bursts. So two sides that fire at
 * each other are two incidents, though launches of the one lie where the other's bursts do. The relation is transitive, but no
 * incident grows longer or wider than the limits, and none joins rounds that fly in different directions. Fire of which launch
 * and burst are not told apart is grouped by itself and then joins the nearest incident whose kind is told. Unexplained
 * explosions and announced ones stay apart from fire. What was no explosion, or may have been none, is in no incident.
 *
 * <p>The limits are conventions of this project (decision 0027), for no text defines an incident: published tables of earlier
 * missions list lines of one place, time and weapon.
 */
public final class IncidentGrouping {
  /** Longest pause within an incident: a fire mission is minutes long, and crews displace after it. */
  public static final double GAP_SECONDS = 600;

  /** Bursts or launches so near belong to one place: a battery's position and its beaten zone are some hundreds of metres. */
  public static final double NEAR_KILOMETERS = 1.5;

  /** Two standard deviations of both places are added to that, but no more than this. */
  public static final double ALLOWANCE_KILOMETERS_MAX = 1;

  /** Longest incident; what goes on longer is told in parts. */
  public static final double LONGEST_SECONDS = 6 * 3_600;

  /** Widest spread of launches, with the errors of their places: a battalion's positions. */
  public static final double LAUNCHES_KILOMETERS_MAX = 5;

  /** Widest spread of bursts. */
  public static final double BURSTS_KILOMETERS_MAX = 10;

  /** Rounds whose mean directions differ by more than 60 degrees are not of one direction of fire. */
  static final double DIRECTION_COSINE_MIN = 0.5;

  /** A shorter flight has no direction that can be told. */
  static final double FLIGHT_KILOMETERS_MIN = 0.5;

  /** Rounds that began so long apart are not compared: a pause and the longest flight of a round that is located. */
  static final double WINDOW_SECONDS = GAP_SECONDS + 300;

  static final double CELL_KILOMETERS = NEAR_KILOMETERS + ALLOWANCE_KILOMETERS_MAX;

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final double[] cuts;

  /** Without moments that part incidents. */
  public IncidentGrouping() {
    this(List.of());
  }

  /**
   * @param cutSeconds no incident reaches over these moments: when provisions begin or cease to bind, so that fire before a
   *     truce and after its beginning are two incidents
   */
  public IncidentGrouping(List<Double> cutSeconds) {
    cuts = cutSeconds.stream().mapToDouble(c -> c).sorted().toArray();
  }

  /** By first impulse, then id. */
  public List<Incident> group(List<Impulse> impulses) {
    List<Impulse> sorted = sortedOnce(impulses);
    List<Incident> incidents = new ArrayList<>();
    fire(sorted).forEach(g -> incidents.add(incident(Incident.Kind.FIRE, g)));
    alike(sorted, ImpulseKind.UNEXPLAINED)
        .forEach(g -> incidents.add(incident(Incident.Kind.EXPLOSION, g)));
    alike(sorted, ImpulseKind.ANNOUNCED)
        .forEach(g -> incidents.add(incident(Incident.Kind.ANNOUNCED, g)));
    incidents.sort(
        Comparator.comparingDouble(Incident::fromSeconds).thenComparing(Incident::incidentId));
    return incidents;
  }

  /** By time; of those with the same id the first. */
  private static List<Impulse> sortedOnce(List<Impulse> impulses) {
    List<Impulse> sorted = new ArrayList<>(impulses);
    sorted.sort(Shot.BY_TIME.thenComparing(Impulse::toString));
    Set<String> seen = new HashSet<>();
    sorted.removeIf(i -> !seen.add(i.eventId()));
    return sorted;
  }

  private List<List<Shot>> alike(List<Impulse> sorted, ImpulseKind kind) {
    return grouped(
        sorted.stream().filter(i -> i.kind() == kind).map(Shot::single).toList());
  }

  private List<List<Shot>> fire(List<Impulse> sorted) {
    List<List<Shot>> told = grouped(Shot.told(sorted.stream()
        .filter(i -> i.kind() == ImpulseKind.LAUNCH || i.kind() == ImpulseKind.IMPACT)
        .toList()));
    return new UntoldFire(told).join(alike(sorted, ImpulseKind.FIRE), this::span);
  }

  /** Groups of each span between two cuts. */
  private List<List<Shot>> grouped(List<Shot> shots) {
    var bySpan = new TreeMap<Integer, List<Shot>>();
    shots.forEach(s -> bySpan.computeIfAbsent(span(s), k -> new ArrayList<>()).add(s));
    return bySpan.values().stream()
        .flatMap(part -> ShotGroups.of(part).stream())
        .toList();
  }

  private int span(Shot s) {
    int found = Arrays.binarySearch(cuts, s.from());
    return found < 0 ? -found - 1 : found + 1;
  }

  /** How far apart two ends are, as a share of the limit; negative where one was not observed. */
  static double apart(Shot.@Nullable End a, Shot.@Nullable End b) {
    if (a == null || b == null) {
      return -1;
    }
    double allowance = 2 * Math.sqrt(a.sd() * a.sd() + b.sd() * b.sd());
    return a.distance(b) / (NEAR_KILOMETERS + Math.min(ALLOWANCE_KILOMETERS_MAX, allowance));
  }

  private static Incident incident(Incident.Kind kind, List<Shot> shots) {
    List<Impulse> impulses =
        shots.stream().flatMap(s -> s.impulses().stream()).sorted(Shot.BY_TIME).toList();
    List<Impulse> impacts =
        impulses.stream().filter(i -> i.kind() == ImpulseKind.IMPACT).toList();
    List<Impulse> placed = impacts.isEmpty() ? impulses : impacts;
    double east = 0;
    double north = 0;
    for (Impulse i : placed) {
      east += i.eastKilometers();
      north += i.northKilometers();
    }
    Impulse first = impulses.getFirst();
    return new Incident(
        name(kind + "/" + Math.round(first.seconds()) + "/" + first.eventId()),
        kind,
        first.seconds(),
        impulses.getLast().seconds(),
        east / placed.size(),
        north / placed.size(),
        impulses);
  }

  /** FNV-1a (64 bits) of the content. */
  static String name(String content) {
    long hash = OFFSET;
    for (byte b : content.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return "incident-" + HexFormat.of().toHexDigits(hash);
  }
}
