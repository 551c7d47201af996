// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.report.ContactLine;
import org.trucewatch.simulation.report.Gazetteer.Place;
import org.trucewatch.simulation.report.PartyReports;
import org.trucewatch.simulation.report.PartyReports.Claim;
import org.trucewatch.simulation.report.PartyReports.Wave;
import org.trucewatch.simulation.report.ThermalSatellites.CloudDay;
import org.trucewatch.simulation.report.ThermalSource;
import org.trucewatch.simulation.report.ThermalSource.Shroud;
import org.trucewatch.simulation.waveform.InfrasoundArray;
import org.trucewatch.simulation.waveform.InfrasoundArray.Fault;
import org.trucewatch.simulation.waveform.InfrasoundArray.Plan;
import org.trucewatch.simulation.waveform.SurfaceBlast;

/**
 * The demo's world: an invented truce of 36 hours between two invented parties on an empty plain. The first side holds
 * the north. The frame is fixed, so that the exercise's agreement can name its window and its heat sources; places,
 * times, weather, courses of the line and counts are drawn from the seed.
 */
final class DemoWorld {
  /** The agreement's name, in its folder and in the claims. */
  static final String TRUCE_ID = "exercise-demo";

  /** Clocks of the agreement and of the parties' reports. */
  static final ZoneOffset LOCAL = ZoneOffset.ofHours(8);

  /** Solar time at the plain, for overpasses. */
  static final ZoneOffset SOLAR = ZoneOffset.ofHoursMinutes(8, 30);

  static final LocalDate FIRST_DAY = LocalDate.of(2031, 4, 30);
  static final int DAYS = 8;
  static final LocalDateTime TRUCE_BEGINS = LocalDateTime.of(2031, 5, 3, 16, 0);
  static final LocalDateTime TRUCE_ENDS = LocalDateTime.of(2031, 5, 5, 4, 0);

  static final ContactLine.Box BOX = new ContactLine.Box(126.4, -31.6, 129.55, -29.0);
  static final double MIDDLE_LATITUDE_DEGREES = -30.5;

  /** The heat source that the agreement's list of persistent heat names. */
  static final GeoPoint KILN = GeoPoint.onEllipsoid(-30.9210, 127.1040);

  /** Where the wind of the upper stratosphere blows to: eastwards, as in southern autumn and winter. */
  static final double DUCT_RADIANS = StrictMath.PI / 2;

  /**
   * When the arrays' recordings begin. Fixed, so that their first sample does not tell when anything happened; each
   * explosion but the second follows 15 to 45 seconds later.
   */
  static final List<Instant> RECORDINGS_BEGIN =
      List.of(Instant.parse("2031-05-03T12:39:30Z"), Instant.parse("2031-05-03T21:14:30Z"));

  /** How long they last: sound from 340 km takes 20 minutes. */
  static final Duration LASTING = Duration.ofSeconds(1300);

  /** Recorded minus true time of the faulty clock. */
  static final double CLOCK_FAULT_SECONDS = 1.7;

  private final Sides sides;
  private final Chance chance;
  private final ContactLine line;

  DemoWorld(long seed, Sides sides) {
    this.sides = sides;
    this.chance = new Chance(seed);
    this.line = new ContactLine(BOX, MIDDLE_LATITUDE_DEGREES, DAYS, chance.forked("line"));
  }

  ContactLine line() {
    return line;
  }

  /** A stream of draws for a subject that the world leaves to others. */
  Chance chance(String subject) {
    return chance.forked(subject);
  }

  /** In order of array id. One has a wrong clock, one a bare microphone, one a late start, one only three elements. */
  List<InfrasoundArray> arrays() {
    return List.of(
        array(new Plan("EXA", at(-29.97, 127.95), 6, 420, 50, 20_000), Fault.NONE, 0),
        array(new Plan("EXB", at(-31.44, 127.72), 4, 350, 50, 20_000), new Fault(0, 4, 0), 2),
        array(
            new Plan("EXC", at(-29.12, 129.58), 7, 600, 50, 20_000),
            new Fault(CLOCK_FAULT_SECONDS, 0, 0),
            4),
        array(new Plan("EXD", at(-30.83, 130.88), 5, 500, 50, 20_000), Fault.NONE, 0),
        array(new Plan("EXE", at(-29.48, 125.66), 3, 300, 100, 8_000), Fault.NONE, 0),
        array(new Plan("EXF", at(-31.28, 125.24), 6, 560, 50, 20_000), new Fault(0, 0, 14), 3));
  }

  /** Whether an array sent its recording of an episode: one is off the air at dawn. */
  boolean recorded(String arrayId, int episode) {
    return episode == 0 || !arrayId.equals(SILENT_ARRAY);
  }

  /** The array that is off the air in the second episode. */
  static final String SILENT_ARRAY = "EXB";

  /** Mean wind at the microphones of an array during an episode, metres a second. */
  double windMetersPerSecond(String arrayId, int episode) {
    return chance.forked("wind " + arrayId + " " + episode).between(1.3, 2.5);
  }

  private InfrasoundArray array(Plan plan, Fault fault, int faulty) {
    List<Fault> faults = new ArrayList<>(Collections.nCopies(plan.elementCount(), Fault.NONE));
    faults.set(faulty, fault);
    return InfrasoundArray.built(plan, faults, chance.forked("array " + plan.arrayId()));
  }

  /** In order of time. */
  List<Explosion> explosions() {
    Chance draw = chance.forked("explosions");
    Instant evening = RECORDINGS_BEGIN.getFirst().plusMillis(15_000L + draw.below(30_000));
    Instant later = evening.plusMillis(300_000 + draw.below(120_000));
    Instant dawn = RECORDINGS_BEGIN.getLast().plusMillis(15_000L + draw.below(30_000));
    double east = 128.42 + draw.between(-0.15, 0.15);
    double middle = 128.02 + draw.between(-0.1, 0.1);
    double west = 127.62 + draw.between(-0.15, 0.15);
    return List.of(
        new Explosion(
            "store",
            line.offLine(east, -draw.between(8_000, 14_000), 3),
            evening,
            new SurfaceBlast(draw.between(4_500, 7_500)),
            "AMMUNITION_STORE",
            sides.first(),
            List.of("located, truth inside 90 %", "side undetermined")),
        new Explosion(
            "drone",
            line.offLine(middle, draw.between(-1_500, 1_500), 3),
            later,
            new SurfaceBlast(draw.between(25, 45)),
            "ONE_WAY_DRONE",
            sides.second(),
            List.of("no event, or not locatable")),
        new Explosion(
            "bomb",
            line.offLine(west, draw.between(5_000, 10_000), 4),
            dawn,
            new SurfaceBlast(draw.between(500, 800)),
            "AIR_BOMB_LARGE",
            sides.second(),
            List.of("located or not locatable", "side undetermined")));
  }

  /** The two spans in which the arrays recorded, in order. */
  List<TimeSpan> episodes() {
    return RECORDINGS_BEGIN.stream()
        .map(from -> new TimeSpan(from, from.plus(LASTING)))
        .toList();
  }

  /** Kiln, farm fires, and the fire that the first explosion lit. */
  List<ThermalSource> heat() {
    Chance draw = chance.forked("heat");
    Instant begin = FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    var always = new TimeSpan(begin, begin.plus(Duration.ofDays(DAYS)));
    Explosion store = explosions().getFirst();
    var burns = new TimeSpan(store.occurredAt(), store.occurredAt().plus(Duration.ofHours(20)));
    List<ThermalSource> heat = new ArrayList<>();
    heat.add(new ThermalSource(KILN, always, 6, 2, Shroud.CLOUD));
    heat.add(new ThermalSource(store.place(), burns, 25, 4, Shroud.GAP));
    for (int i = 0; i < FARM_FIRES; i++) {
      heat.add(farmFire(begin, draw));
    }
    return heat;
  }

  static final int FARM_FIRES = 24;

  /** Stubble, lit in the forenoon far and wide over the plain, out by night. */
  private static ThermalSource farmFire(Instant begin, Chance draw) {
    GeoPoint place = at(draw.between(-31.5, -29.1), draw.between(126.5, 129.4));
    Instant lit =
        begin.plus(Duration.ofMinutes(24L * 60 * draw.below(DAYS) + 60 + draw.below(180)));
    var burns = new TimeSpan(lit, lit.plus(Duration.ofHours(3 + draw.below(6))));
    return new ThermalSource(place, burns, draw.between(0.8, 9), 3, Shroud.CLOUD);
  }

  /** Fair days during the truce, a front at the end. */
  List<CloudDay> cloud() {
    Chance draw = chance.forked("cloud");
    List<CloudDay> days = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      double whole = i < DAYS - 2 ? draw.between(0.1, 0.55) : draw.between(0.7, 0.95);
      double east = Math.clamp(whole + draw.between(-0.15, 0.15), 0.0, 1.0);
      days.add(new CloudDay(FIRST_DAY.plusDays(i), whole, east));
    }
    return days;
  }

  /** What the second side launched, as the first tells it: most nights, one small wave within the truce. */
  List<Wave> waves() {
    Chance draw = chance.forked("waves");
    List<Wave> waves = new ArrayList<>();
    for (int night = -14; night < 0; night++) {
      usual(TRUCE_BEGINS.toLocalDate().plusDays(night), draw, waves);
    }
    LocalDateTime inside = TRUCE_BEGINS.toLocalDate().plusDays(1).atTime(1, 10 * draw.below(6));
    waves.add(new Wave(inside, inside.plusMinutes(70), 4, 3));
    for (int night = 0; night < 6; night++) {
      usual(TRUCE_ENDS.toLocalDate().plusDays(night), draw, waves);
    }
    return waves;
  }

  private static void usual(LocalDate evening, Chance draw, List<Wave> waves) {
    if (draw.happens(0.95)) {
      waves.add(PartyReports.usualWave(evening, draw));
    }
  }

  /** Each side counts the other's violations only, in words of its own. */
  List<Claim> claims() {
    Chance draw = chance.forked("claims");
    LocalDateTime night = TRUCE_BEGINS.toLocalDate().plusDays(1).atStartOfDay();
    return List.of(
        claim(sides.first(), TRUCE_BEGINS, night, "shelling", 15 + draw.below(20), "exact"),
        claim(sides.first(), night, night.plusHours(8), "drone", 4, "exact"),
        claim(sides.first(), TRUCE_BEGINS, TRUCE_ENDS, "total", 60 + draw.below(60), "more_than"),
        claim(sides.second(), TRUCE_BEGINS, night, "explosion", 1, "exact"),
        claim(sides.second(), TRUCE_BEGINS, night, "shelling", 40 + draw.below(40), "at_least"),
        claim(sides.second(), TRUCE_BEGINS, TRUCE_ENDS, "total", 90 + draw.below(90), "about"));
  }

  private Claim claim(
      Sides.Side by,
      LocalDateTime from,
      LocalDateTime to,
      String category,
      int count,
      String qualifier) {
    Sides.Side accused = by.equals(sides.first()) ? sides.second() : sides.first();
    return new Claim(by, accused, from, to, category, count, qualifier);
  }

  /** Invented names; none is on a map. */
  List<Place> places() {
    return List.of(
        new Place("Fennick Bore", 2_400, at(-30.12, 127.31)),
        new Place("Ashwell Siding", 8_100, at(-29.74, 128.62)),
        new Place("Tarn Hollow", 1_300, at(-30.31, 128.95)),
        new Place("Quillstone", 3_700, at(-30.05, 126.72)),
        new Place("Calder Kiln", 5_200, at(-30.93, 127.12)),
        new Place("Marrow Downs", 1_900, at(-30.86, 128.18)),
        new Place("Lissom Well", 11_500, at(-31.21, 128.77)),
        new Place("Harrow Rock", 1_100, at(-30.71, 129.31)));
  }

  private static GeoPoint at(double latitudeDegrees, double longitudeDegrees) {
    return GeoPoint.onEllipsoid(latitudeDegrees, longitudeDegrees);
  }
}
