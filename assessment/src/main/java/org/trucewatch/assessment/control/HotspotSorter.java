// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.control;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.domain.Hotspot;
import org.trucewatch.domain.LineOfContact;
import org.trucewatch.domain.PersistentHeatSource;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.ThermalAnomaly;

/**
 * Says of each thermal anomaly whether it bears on the ground near the line, and if not, why not. Known heat is set
 * aside first, then what the detection algorithm itself doubts, then what is far from the line of its day.
 */
public final class HotspotSorter {
  /** A night is named after the local day on which it begins; noon parts two nights. */
  private static final int NOON_HOUR = 12;

  private final ZoneId zone;
  private final double corridorMeters;
  private final Optional<LinesOfDay> lines;
  private final List<PersistentHeatSource> persistent;

  /**
   * @param zone of the agreement's clocks
   * @param corridorMeters anomalies at most this far from the line are near it
   * @param lines none where the agreement has no control maps
   * @param persistent known heat, in any order
   */
  public HotspotSorter(
      ZoneId zone,
      double corridorMeters,
      Optional<LinesOfDay> lines,
      List<PersistentHeatSource> persistent) {
    this.zone = zone;
    this.corridorMeters = corridorMeters;
    this.lines = lines;
    this.persistent = persistent.stream()
        .sorted(Comparator.comparing(PersistentHeatSource::name)
            .thenComparing(PersistentHeatSource::toString))
        .toList();
  }

  /**
   * Every anomaly with its standing, by time, satellite and position. Several that tell of one sighting, as files that
   * overlap do, give one hotspot: that of the smallest leaf.
   */
  public List<Hotspot> sort(List<Sourced<ThermalAnomaly>> anomalies) {
    List<Hotspot> hotspots = new ArrayList<>();
    Set<ThermalAnomaly.Sighting> seen = new HashSet<>();
    for (Sourced<ThermalAnomaly> anomaly : byLeaf(anomalies)) {
      if (seen.add(anomaly.value().sighting())) {
        hotspots.add(hotspot(anomaly));
      }
    }
    hotspots.sort(Comparator.comparing(Hotspot::hotspotId).thenComparing(Hotspot::leaf));
    return hotspots;
  }

  /** Rows of one leaf in an order that depends on what they say alone. */
  private static List<Sourced<ThermalAnomaly>> byLeaf(List<Sourced<ThermalAnomaly>> anomalies) {
    return anomalies.stream()
        .sorted(Comparator.comparing((Sourced<ThermalAnomaly> s) -> s.leaf())
            .thenComparing(s -> s.value().toString()))
        .toList();
  }

  /** The local day on which the night of this anomaly began, or its local day where the sun was up. */
  public static LocalDate nightOf(ThermalAnomaly anomaly, ZoneId zone) {
    var local = anomaly.at().atZone(zone);
    return anomaly.light() == ThermalAnomaly.Light.NIGHT
        ? local.minusHours(NOON_HOUR).toLocalDate()
        : local.toLocalDate();
  }

  private Hotspot hotspot(Sourced<ThermalAnomaly> sourced) {
    ThermalAnomaly a = sourced.value();
    LocalDate night = nightOf(a, zone);
    Optional<LineOfContact> line = lines.flatMap(l -> l.find(night)).map(LinesOfDay.Line::main);
    double distanceM =
        line.map(l -> LineFinder.distanceMeters(a.position(), l)).orElse(Double.POSITIVE_INFINITY);
    Optional<PersistentHeatSource> known = findKnownHeat(a);
    String id = String.format(
        Locale.ROOT,
        "heat/%s/%s/%.5f,%.5f",
        a.at(),
        a.satellite(),
        a.position().latitudeDegrees(),
        a.position().longitudeDegrees());
    return new Hotspot(
        id,
        a,
        sourced.leaf(),
        night,
        standing(a, known, distanceM),
        reason(a, known, line, distanceM),
        distanceM);
  }

  private Optional<PersistentHeatSource> findKnownHeat(ThermalAnomaly a) {
    var metric = new GroundDistance(a.position());
    return persistent.stream()
        .filter(p -> metric.to(p.centre()) <= p.radiusMeters())
        .findFirst();
  }

  private Hotspot.Standing standing(
      ThermalAnomaly a, Optional<PersistentHeatSource> known, double distanceM) {
    if (known.isPresent()) {
      return Hotspot.Standing.PERSISTENT;
    }
    if (a.confidence() == ThermalAnomaly.Confidence.LOW) {
      return Hotspot.Standing.LOW_CONFIDENCE;
    }
    return distanceM <= corridorMeters ? Hotspot.Standing.NEAR_LINE : Hotspot.Standing.FAR;
  }

  private String reason(
      ThermalAnomaly a,
      Optional<PersistentHeatSource> known,
      Optional<LineOfContact> line,
      double distanceM) {
    if (known.isPresent()) {
      return "within " + kilometers(known.get().radiusMeters()) + " of known heat: "
          + known.get().name() + " (" + known.get().source() + ")";
    }
    if (a.confidence() == ThermalAnomaly.Confidence.LOW) {
      return "the detection algorithm gives it low confidence";
    }
    if (line.isEmpty()) {
      return "no control map is recent enough to say where the line ran";
    }
    String where = kilometers(distanceM) + " from the line of " + line.get().date();
    return distanceM <= corridorMeters
        ? where + "; what burned is not known"
        : where + ", beyond the corridor of " + kilometers(corridorMeters);
  }

  private static String kilometers(double meters) {
    return Double.isFinite(meters)
        ? String.format(Locale.ROOT, "%.1f km", meters / 1_000)
        : "an unknown distance";
  }
}
