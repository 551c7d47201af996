// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trucewatch.domain.line.OutageAlert;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.VesselCheck;
import org.trucewatch.simulation.sensor.FaultPlan;
import org.trucewatch.simulation.sensor.Faults;

/** Sensors, stretches and ships that were not to be believed, and which of them were found. */
public final class TrustScore {
  /** Row of sensors without a fault. */
  public static final String SOUND = "sound";

  static final Set<String> OF_SENSORS = Set.of("replay", "displaced", "clock-step");

  private final CountTable flags = new CountTable(List.of("flagged"));
  private Count outages = Count.NONE;
  private long falseAlerts;
  private double leastChance = Double.NaN;
  private final Samples alertDelays = new Samples();
  private Count forgedShips = Count.NONE;
  private Count trueShips = Count.NONE;

  static TrustScore of(JudgedExercise given) {
    TrustScore t = new TrustScore();
    t.flags(given);
    t.outages(given);
    t.ships(given);
    return t;
  }

  private void flags(JudgedExercise given) {
    Set<Integer> flagged = new HashSet<>();
    given.judgement().flags().stream().map(SensorFlag::sensor).forEach(flagged::add);
    Map<String, String> faulty = new HashMap<>();
    for (Faults.Done f : given.truth().faults()) {
      if (OF_SENSORS.contains(f.kind())) {
        faulty.put(f.sensor(), f.kind());
      }
    }
    for (int i = 0; i < given.sites().size(); i++) {
      flags.add(
          faulty.getOrDefault(given.sites().get(i).name(), SOUND), "flagged", flagged.contains(i));
    }
  }

  private void outages(JudgedExercise given) {
    Set<OutageAlert> right = new HashSet<>();
    for (FaultPlan plan : given.plan().faults()) {
      if (plan instanceof FaultPlan.Blackout b) {
        boolean seen = false;
        for (OutageAlert a : given.judgement().outages()) {
          if (meets(a, b)) {
            seen = true;
            right.add(a);
            alertDelays.add(a.fromSeconds() - b.fromSeconds());
            leastChance = Double.isNaN(leastChance)
                ? a.probabilityByChance()
                : Math.min(leastChance, a.probabilityByChance());
          }
        }
        outages = outages.and(seen);
      }
    }
    falseAlerts = given.judgement().outages().size() - right.size();
  }

  static boolean meets(OutageAlert a, FaultPlan.Blackout b) {
    return a.toKilometers() > b.westKilometers()
        && a.fromKilometers() < b.eastKilometers()
        && a.toSeconds() > b.fromSeconds()
        && a.fromSeconds() < b.untilSeconds() + b.overSeconds();
  }

  private void ships(JudgedExercise given) {
    Set<String> forged = new HashSet<>();
    for (Faults.Done f : given.truth().faults()) {
      if (f.kind().equals("vessel-spoof")) {
        forged.add(f.sensor());
      }
    }
    for (VesselCheck v : given.judgement().vessels()) {
      boolean isForged = forged.remove("V" + (v.vessel() + 1));
      if (isForged) {
        forgedShips = forgedShips.and(v.isRefused());
      } else {
        trueShips = trueShips.and(v.isRefused());
      }
    }
    forgedShips = forgedShips.plus(new Count(0, forged.size())); // never checked at all
  }

  void add(TrustScore o) {
    flags.add(o.flags);
    outages = outages.plus(o.outages);
    falseAlerts += o.falseAlerts;
    leastChance = Double.isNaN(leastChance)
        ? o.leastChance
        : Double.isNaN(o.leastChance) ? leastChance : Math.max(leastChance, o.leastChance);
    alertDelays.add(o.alertDelays);
    forgedShips = forgedShips.plus(o.forgedShips);
    trueShips = trueShips.plus(o.trueShips);
  }

  /** Flagged sensors by their true fault; {@link #SOUND} without. */
  public CountTable flags() {
    return flags;
  }

  /** Faulty sensors that were flagged. */
  public Count faultyFlagged() {
    return flags.rows().stream()
        .filter(r -> !r.equals(SOUND))
        .map(r -> flags.at(r, "flagged"))
        .reduce(Count.NONE, Count::plus);
  }

  /** Ordered blackouts and jammings that an alert met in place and time. */
  public Count outages() {
    return outages;
  }

  /** Alerts that met none. */
  public long falseAlerts() {
    return falseAlerts;
  }

  /** Least probability by chance of an alert that met one; over several seeds the greatest of these; NaN without. */
  public double leastChance() {
    return leastChance;
  }

  /** From the order until the alert's begin, s. */
  public Samples alertDelays() {
    return alertDelays;
  }

  /** Ships with forged positions whose word was refused. */
  public Count forgedShips() {
    return forgedShips;
  }

  /** Ships with true positions whose word was refused. */
  public Count trueShips() {
    return trueShips;
  }
}
