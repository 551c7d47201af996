// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.party.ReportingPlan;
import org.trucewatch.simulation.sensor.FaultPlan;
import org.trucewatch.simulation.sensor.SensorPlan;
import org.trucewatch.simulation.source.Activity;
import org.trucewatch.simulation.source.Confusers;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.WeaponClass;
import org.trucewatch.simulation.weather.WeatherPlan;

/** A day on 40 km with one of everything. */
final class SmallExercise {
  private SmallExercise() {}

  static ExercisePlan plan() {
    return new ExercisePlan(
        "small",
        "One of everything",
        1,
        new Theatre.Extent(
            GeoPoint.onEllipsoid(45, 60), Instant.parse("2031-04-01T00:00:00Z"), 24, 40, 30),
        Sides.DEMO,
        new WeatherPlan(Optional.empty(), Double.NaN, Double.NaN, 283, 0.7, 0.3),
        List.of(
            sensors(SensorKind.ACOUSTIC_NODE, 3, 20),
            sensors(SensorKind.ACOUSTIC_ARRAY, 12, 0),
            sensors(SensorKind.SEISMIC_STATION, 20, 0),
            sensors(SensorKind.INFRASOUND_ARRAY, 30, 0),
            sensors(SensorKind.RADAR, 20, 0),
            sensors(SensorKind.CAMERA, 10, 0),
            sensors(SensorKind.THERMAL_SATELLITE, 20, 0)),
        Optional.of(new Activity.Plan(
            200,
            Map.of(
                WeaponClass.SMALL_ARMS, 0.4,
                WeaponClass.MORTAR_120, 0.4,
                WeaponClass.HOWITZER_152, 0.2),
            2,
            0.7,
            0.8,
            600,
            0.4)),
        List.of(new MissionPlan(
            WeaponClass.MORTAR_120, Bank.SECOND, Bank.FIRST, 6, 7_200, 15, 20, 1.5)),
        List.of(
            confuser(Occurrence.Kind.DEMINING, 5),
            confuser(Occurrence.Kind.THUNDER, 50),
            confuser(Occurrence.Kind.SONIC_BOOM, 2),
            confuser(Occurrence.Kind.VEHICLE, 10),
            confuser(Occurrence.Kind.FARM_FIRE, 20),
            confuser(Occurrence.Kind.QUARRY, 1),
            confuser(Occurrence.Kind.FIREWORK, 5),
            confuser(Occurrence.Kind.PISTON_DRONE, 2),
            confuser(Occurrence.Kind.QUADCOPTER, 2)),
        List.of(
            new FaultPlan.Blackout(0.3, 10, 30, 36_000, 3_600, 60_000, false),
            new FaultPlan.Blackout(0.3, 10, 30, 36_000, 3_600, 60_000, true),
            new FaultPlan.ClockStep(2, Optional.empty(), 10_000, -16, 0),
            new FaultPlan.Displaced(3, Optional.of(Bank.FIRST), 300),
            new FaultPlan.Replay(5, Bank.FIRST, 0, 40, 50_000, 10, 9),
            new FaultPlan.Vessels(3, 2, 20, 0, 600)),
        List.of(
            new ReportingPlan(0.5, 2, 0.3, 2, 600, 1_200),
            new ReportingPlan(0.5, 2, 0.3, 2, 600, 1_200)),
        List.of());
  }

  private static SensorPlan sensors(SensorKind kind, double spacing, double falsePerDay) {
    return new SensorPlan(
        kind,
        spacing,
        1,
        14,
        0,
        40,
        Optional.empty(),
        "mission-*",
        18,
        0.02,
        falsePerDay,
        0.92,
        48);
  }

  private static Confusers.Plan confuser(Occurrence.Kind kind, int perDay) {
    return new Confusers.Plan(kind, perDay, 8, 17, 0, 40, 0.5);
  }
}
