// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.ControlConvention;
import org.trucewatch.assessment.agreement.GuaranteeClause;
import org.trucewatch.assessment.agreement.Obligation;
import org.trucewatch.assessment.agreement.Obligation.Conduct;
import org.trucewatch.assessment.agreement.Party;
import org.trucewatch.assessment.agreement.SilenceRule;
import org.trucewatch.assessment.agreement.TextStatus;
import org.trucewatch.domain.Allegation;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.AttackWave.Precision;
import org.trucewatch.domain.CloudCover;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.ThermalAnomaly;
import org.trucewatch.domain.quantity.GeoBox;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;

/** A made-up truce of two days between two made-up parties, from noon to noon UTC, and observations for it. */
final class Truce {
  static final Instant FROM = Instant.parse("2031-04-11T12:00:00Z");
  static final Instant TO = Instant.parse("2031-04-13T12:00:00Z");
  private static final int NIGHTS = 5;

  final String first;
  final String second;

  /** Names of the two parties, of which the first holds the areas of the control map. */
  Truce(String first, String second) {
    this.first = first;
    this.second = second;
  }

  Agreement agreement() {
    return new Agreement(
        "truce",
        "A truce",
        "",
        Agreement.Exercise.EXERCISE,
        TextStatus.FICTIONAL,
        ZoneId.of("UTC"),
        new TimeSpan(FROM, TO),
        List.of(),
        List.of(party(first), party(second)),
        List.of(new GeoBox(10, 44, 15, 47)),
        List.of(new ControlConvention(id(first), id(second), "a map", 1_000, 5_000, 20_000, 3)),
        new SilenceRule(NIGHTS, 0.9),
        List.of(
            obligation(first, Conduct.LONG_RANGE_STRIKE),
            obligation(second, Conduct.LONG_RANGE_STRIKE),
            obligation(first, Conduct.GROUND_FIRE),
            obligation(second, Conduct.GROUND_FIRE)),
        List.of(new GuaranteeClause(
            "clause",
            "A clause",
            TextStatus.FICTIONAL,
            "text",
            "made up",
            List.of(new GuaranteeClause.ClauseCriterion("sustained", "Sustained", "duration")))),
        List.of());
  }

  static String id(String name) {
    return name.substring(0, 2);
  }

  private static Party party(String name) {
    return new Party(id(name), name, List.of());
  }

  private static Obligation obligation(String name, Conduct conduct) {
    return new Obligation(
        conduct + "-" + id(name),
        name + ": " + conduct,
        id(name),
        conduct,
        TextStatus.FICTIONAL,
        "text",
        "made up",
        "anything",
        List.of(),
        conduct == Conduct.GROUND_FIRE ? List.of("shelling") : List.of("missile"),
        List.of("total"));
  }

  static <T> Sourced<T> sealed(long index, T value) {
    return new Sourced<>(value, new LeafRef("observations", index));
  }

  AttackWave wave(String attacker, String reporter, String from, String to, Precision precision) {
    return new AttackWave(
        new TimeSpan(Instant.parse(from), Instant.parse(to)),
        precision,
        id(attacker),
        "drone",
        7,
        "",
        id(reporter),
        "");
  }

  /** One wave on each night around the window, but not in it. */
  List<AttackWave> nightly(String attacker, String reporter) {
    List<AttackWave> waves = new ArrayList<>();
    for (int i = 1; i <= NIGHTS; i++) {
      LocalDate before = LocalDate.of(2031, 4, 11).minusDays(i);
      LocalDate after = LocalDate.of(2031, 4, 12).plusDays(i);
      waves.add(
          wave(attacker, reporter, before + "T22:00:00Z", before + "T23:00:00Z", Precision.MINUTE));
      waves.add(
          wave(attacker, reporter, after + "T22:00:00Z", after + "T23:00:00Z", Precision.MINUTE));
    }
    return waves;
  }

  Allegation allegation(String claimant, String accused, String category, String from, String to) {
    return new Allegation(
        "claim",
        id(claimant),
        claimant,
        id(accused),
        new TimeSpan(Instant.parse(from), Instant.parse(to)),
        category,
        12,
        Allegation.Qualifier.ABOUT,
        "https://example.org",
        "");
  }

  static ThermalAnomaly anomaly(double latitude, double longitude, String at) {
    return new ThermalAnomaly(
        GeoPoint.onEllipsoid(latitude, longitude),
        Instant.parse(at),
        "NOAA-20",
        ThermalAnomaly.Light.NIGHT,
        ThermalAnomaly.Confidence.NOMINAL,
        320,
        2);
  }

  /** The first party holds the box from 12 to 14 E, 45 to 46 N, on every day from 9 to 14 April. */
  List<Sourced<ControlMap>> maps() {
    List<GeoPoint> ring = List.of(
        GeoPoint.onEllipsoid(45, 12),
        GeoPoint.onEllipsoid(45, 14),
        GeoPoint.onEllipsoid(46, 14),
        GeoPoint.onEllipsoid(46, 12),
        GeoPoint.onEllipsoid(45, 12));
    List<Sourced<ControlMap>> maps = new ArrayList<>();
    for (int day = 9; day <= 14; day++) {
      maps.add(sealed(
          100,
          new ControlMap(
              LocalDate.of(2031, 4, day),
              id(first),
              "a map",
              5_000,
              List.of(new ControlMap.Area(ring, List.of())))));
    }
    return maps;
  }

  AssessmentInput ofWaves(List<AttackWave> waves, List<Allegation> allegations) {
    return new AssessmentInput(
        List.of(),
        List.of(),
        List.of(),
        waves.stream().map(w -> sealed(200, w)).toList(),
        allegations.stream().map(a -> sealed(201, a)).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static List<Sourced<CloudCover>> clouds() {
    return List.of(sealed(300, new CloudCover(LocalDate.of(2031, 4, 11), "all", 0.5)));
  }
}
