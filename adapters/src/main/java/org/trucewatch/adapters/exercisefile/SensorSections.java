// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.exercisefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.trucewatch.adapters.Section;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.sensor.FaultPlan;
import org.trucewatch.simulation.sensor.SensorPlan;

/** The sensors of an exercise file, and their faults. */
final class SensorSections {
  private static final Set<String> SENSOR_KEYS = Set.of(
      "kind",
      "spacingKm",
      "standoffKm",
      "depthKm",
      "fromKm",
      "toKm",
      "host",
      "owner",
      "screenDb",
      "floorPa",
      "falsePerDay",
      "availability",
      "repairHours");

  private enum FaultKind {
    BLACKOUT,
    JAMMING,
    OUTAGE,
    CLOCK_STEP,
    DISPLACED,
    REPLAY,
    VESSELS
  }

  /** Keys that mean something to faults of a kind. */
  private static Set<String> keys(FaultKind kind) {
    return switch (kind) {
      case BLACKOUT, JAMMING ->
        Set.of("kind", "share", "fromKm", "toKm", "atHour", "overHours", "untilHour");
      case OUTAGE -> Set.of("kind", "count", "host", "atHour", "untilHour");
      case CLOCK_STEP -> Set.of("kind", "count", "host", "atHour", "seconds", "perSecond");
      case DISPLACED -> Set.of("kind", "count", "host", "meters");
      case REPLAY ->
        Set.of("kind", "count", "host", "fromKm", "toKm", "atHour", "rounds", "intervalS");
      case VESSELS -> Set.of("kind", "count", "spoofed", "eastKm", "northKm", "everyS");
    };
  }

  /** Keys of all kinds. */
  private static final Set<String> FAULT_KEYS = Arrays.stream(FaultKind.values())
      .flatMap(k -> keys(k).stream())
      .collect(Collectors.toUnmodifiableSet());

  private SensorSections() {}

  static List<SensorPlan> sensors(Section s, Fields fields) {
    List<SensorPlan> plans = new ArrayList<>();
    for (Section p : s.sections("sensors", SENSOR_KEYS)) {
      plans.add(new SensorPlan(
          p.word("kind", SensorKind.class),
          p.number("spacingKm", 0.2, 2_000),
          p.number("standoffKm", 0, 100),
          depth(p),
          fields.alongOr(p, "fromKm", 0),
          fields.until(p, "fromKm", "toKm"),
          host(p),
          p.text("owner"),
          number(p, "screenDb", 0, 40, 18),
          number(p, "floorPa", 1e-4, 10, 0.02),
          number(p, "falsePerDay", 0, 10_000, 20),
          number(p, "availability", 0.01, 1, 0.92),
          number(p, "repairHours", 0.01, 10_000, 48)));
    }
    return plans;
  }

  private static double number(Section p, String key, double least, double most, double otherwise) {
    return p.has(key) ? p.number(key, least, most) : otherwise;
  }

  private static Optional<Bank> host(Section p) {
    return !p.has("host") || p.text("host").equals("both")
        ? Optional.empty()
        : Optional.of(p.word("host", Bank.class));
  }

  /** No less than the distance kept from the line: there would be no room for any sensor. */
  private static double depth(Section p) {
    double depth = p.number("depthKm", 0, 500);
    if (depth < p.number("standoffKm", 0, 100)) {
      throw p.refused("depthKm", "standoffKm or more: sensors stand between the two");
    }
    return depth;
  }

  static List<FaultPlan> faults(Section s, Fields fields) {
    List<FaultPlan> plans = new ArrayList<>();
    for (Section f : s.sections("faults", FAULT_KEYS)) {
      plans.add(fault(f, fields));
    }
    return plans;
  }

  private static FaultPlan fault(Section f, Fields fields) {
    FaultKind kind = f.word("kind", FaultKind.class);
    f.requireOnly(keys(kind), "a fault of the kind " + f.text("kind"));
    return switch (kind) {
      case BLACKOUT, JAMMING ->
        new FaultPlan.Blackout(
            f.number("share", 0, 1),
            fields.alongOr(f, "fromKm", 0),
            fields.until(f, "fromKm", "toKm"),
            3_600 * fields.hour(f, "atHour"),
            3_600 * f.number("overHours", 0, 1_000),
            3_600 * f.number("untilHour", fields.hour(f, "atHour"), 1e6),
            kind == FaultKind.JAMMING);
      case OUTAGE ->
        new FaultPlan.Outage(
            f.count("count", 1, 100_000),
            host(f),
            3_600 * fields.hour(f, "atHour"),
            3_600 * f.number("untilHour", fields.hour(f, "atHour"), 1e6));
      case CLOCK_STEP ->
        new FaultPlan.ClockStep(
            f.count("count", 1, 100_000),
            host(f),
            3_600 * fields.hour(f, "atHour"),
            f.number("seconds", -1e9, 1e9),
            number(f, "perSecond", -1, 1, 0));
      case DISPLACED ->
        new FaultPlan.Displaced(
            f.count("count", 1, 100_000), host(f), f.number("meters", 0, 100_000));
      case REPLAY ->
        new FaultPlan.Replay(
            f.count("count", 1, 100_000),
            f.word("host", Bank.class),
            fields.alongOr(f, "fromKm", 0),
            fields.until(f, "fromKm", "toKm"),
            3_600 * fields.hour(f, "atHour"),
            f.count("rounds", 1, 10_000),
            f.number("intervalS", 0.1, 3_600));
      case VESSELS ->
        new FaultPlan.Vessels(
            f.count("count", 1, 1_000),
            f.count("spoofed", 0, f.count("count", 1, 1_000)),
            fields.along(f, "eastKm"),
            f.number("northKm", -500, 500),
            f.number("everyS", 2, 600));
    };
  }
}
