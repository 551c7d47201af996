// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.exercisefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Section;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.adapters.YamlNode;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.simulation.Sides;
import org.trucewatch.simulation.exercise.ExercisePlan;
import org.trucewatch.simulation.exercise.MissionPlan;
import org.trucewatch.simulation.exercise.Must;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.party.ReportingPlan;
import org.trucewatch.simulation.source.Activity;
import org.trucewatch.simulation.source.Confusers;
import org.trucewatch.simulation.source.Occurrence;
import org.trucewatch.simulation.source.WeaponClass;
import org.trucewatch.simulation.weather.WeatherPlan;

/**
 * Decodes an exercise file. Strict: a key that is not known refuses the file, with its line and the nearest known key.
 * Units stand in the keys; kilometres, hours, decibels and degrees become the plan's units here.
 */
public final class ExerciseDecoder {
  /** Most bytes of an exercise file. */
  public static final int EXERCISE_BYTES_MAX = 1 << 20;

  /** Greatest seed: whole numbers up to here keep every digit in every tool. */
  static final long SEED_MAX = 9_007_199_254_740_991L;

  /**
   * Most occurrences that the confusers of an exercise make together. With 100,000 vehicles a day on 60 km a run takes 13 s, with ten
   * times as many its picks no longer fit in memory.
   */
  static final long CONFUSER_OCCURRENCES_MAX = 200_000;

  /** A flight is one occurrence every 10 s: 40 minutes of a piston drone, a quarter of an hour's of a quadcopter. */
  private static final int PISTON_OCCURRENCES = 240;

  private static final int QUADCOPTER_OCCURRENCES = 90;

  private static final Set<String> KEYS = Set.of(
      "exercise",
      "title",
      "seed",
      "ground",
      "parties",
      "weather",
      "sensors",
      "activity",
      "missions",
      "confusers",
      "faults",
      "reporting",
      "must");

  private ExerciseDecoder() {}

  /** One exercise, or none and the rejection that says why. */
  public static Decoded<ExercisePlan> decode(String channel, byte[] bytes) {
    try {
      if (bytes.length > EXERCISE_BYTES_MAX) {
        throw new Unreadable(
            "it has " + bytes.length + " bytes",
            "at most " + EXERCISE_BYTES_MAX,
            "An exercise is text; is this the right file?");
      }
      Section root = new Section("", YamlNode.parse(PlainText.of(bytes)), KEYS);
      return new Decoded<>(List.of(exercise(root)), List.of());
    } catch (Unreadable e) {
      return new Decoded<>(List.of(), List.of(e.at(channel)));
    }
  }

  private static ExercisePlan exercise(Section s) {
    Theatre.Extent ground = ground(s);
    double length = ground.lengthKilometers();
    Fields fields = new Fields(length, ground.hours());
    return new ExercisePlan(
        name(s),
        s.text("title"),
        seed(s),
        ground,
        sides(s),
        weather(s),
        SensorSections.sensors(s, fields),
        activity(s),
        missions(s, fields),
        confusers(s, fields),
        SensorSections.faults(s, fields),
        reporting(s),
        musts(s));
  }

  private static String name(Section s) {
    String name = s.text("exercise");
    if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      throw s.refused("exercise", "a name of small letters, digits and hyphens");
    }
    return name;
  }

  private static long seed(Section s) {
    return s.whole("seed", 0, SEED_MAX);
  }

  private static Theatre.Extent ground(Section s) {
    Section g = s.section(
        "ground", Set.of("latitude", "longitude", "start", "hours", "lengthKm", "depthKm"));
    return new Theatre.Extent(
        GeoPoint.onEllipsoid(g.number("latitude", -80, 80), g.number("longitude", -180, 180)),
        g.parsed("start", "a time in UTC as 2031-04-01T00:00:00Z", Instant::parse),
        g.number("hours", 0.1, Theatre.HOURS_MAX),
        g.number("lengthKm", 5, Theatre.LENGTH_KILOMETERS_MAX),
        g.number("depthKm", 2, 500));
  }

  private static Sides sides(Section s) {
    List<Section> parties = s.sections("parties", Set.of("id", "name"));
    if (parties.size() != 2) {
      throw new Unreadable(
          "parties has " + parties.size() + " entries",
          "two: the first holds the north bank, the second the south",
          "Name both.");
    }
    List<Sides.Side> both =
        parties.stream().map(p -> new Sides.Side(p.text("id"), p.text("name"))).toList();
    if (both.getFirst().id().equals(both.getLast().id())) {
      throw parties.getLast().refused("id", "another id than the first party's");
    }
    return new Sides(both.getFirst(), both.getLast());
  }

  private static WeatherPlan weather(Section s) {
    Section w = s.section(
        "weather", Set.of("regime", "windMps", "windFromDeg", "temperatureC", "humidity", "cloud"));
    Optional<WeatherPlan.Regime> regime = w.has("regime")
        ? Optional.of(w.word("regime", WeatherPlan.Regime.class))
        : Optional.empty();
    return new WeatherPlan(
        regime,
        w.has("windMps") ? w.number("windMps", 0, 40) : Double.NaN,
        w.has("windFromDeg") ? StrictMath.toRadians(w.number("windFromDeg", 0, 360)) : Double.NaN,
        273.15 + w.number("temperatureC", -25, 40),
        w.number("humidity", 0, 1),
        w.number("cloud", 0, 1));
  }

  private static Optional<Activity.Plan> activity(Section s) {
    if (!s.has("activity")) {
      return Optional.empty();
    }
    Section a = s.section(
        "activity",
        Set.of(
            "roundsPerDay",
            "hotspots",
            "hotspotShare",
            "branching",
            "delayMinutes",
            "replyShare",
            "mix"));
    Set<String> weapons = new TreeSet<>();
    for (WeaponClass w : WeaponClass.values()) {
      weapons.add(w.key());
    }
    Section m = a.section("mix", weapons);
    Map<WeaponClass, Double> mix = new LinkedHashMap<>();
    for (WeaponClass w : WeaponClass.values()) {
      if (m.has(w.key())) {
        mix.put(w, m.number(w.key(), 0, 1e6));
      }
    }
    if (!(mix.values().stream().mapToDouble(Double::doubleValue).sum() > 0)) {
      throw a.refused("mix", "at least one weapon class with a share above 0");
    }
    return Optional.of(new Activity.Plan(
        a.number("roundsPerDay", 0, 1e6),
        mix,
        a.count("hotspots", 0, 1_000),
        a.number("hotspotShare", 0, 1),
        a.number("branching", 0, 0.99),
        60 * a.number("delayMinutes", 0.1, 1_440),
        a.number("replyShare", 0, 1)));
  }

  private static List<MissionPlan> missions(Section s, Fields fields) {
    Set<String> keys = Set.of(
        "weapon", "firedBy", "impactOn", "rounds", "atHour", "intervalS", "eastKm", "behindKm");
    List<MissionPlan> missions = new ArrayList<>();
    for (Section m : s.sections("missions", keys)) {
      Bank firedBy = m.word("firedBy", Bank.class);
      missions.add(new MissionPlan(
          m.word("weapon", WeaponClass.class),
          firedBy,
          m.has("impactOn") ? m.word("impactOn", Bank.class) : firedBy.other(),
          m.count("rounds", 1, 100_000),
          3_600 * fields.hour(m, "atHour"),
          m.number("intervalS", 0.05, 86_400),
          fields.along(m, "eastKm"),
          m.number("behindKm", 0, 200)));
    }
    return missions;
  }

  private static List<Confusers.Plan> confusers(Section s, Fields fields) {
    Set<String> keys =
        Set.of("kind", "perDay", "fromHour", "toHour", "fromKm", "toKm", "announcedShare");
    double days = Math.ceil(fields.hours() / 24);
    long occurrences = 0;
    List<Confusers.Plan> confusers = new ArrayList<>();
    for (Section c : s.sections("confusers", keys)) {
      Occurrence.Kind kind = c.word("kind", Occurrence.Kind.class);
      if (kind.isFire()) {
        throw c.refused(
            "kind",
            "a confuser: thunder, quarry, demining, firework, sonic-boom,"
                + " vehicle, farm-fire, piston-drone or quadcopter");
      }
      int perDay = c.count("perDay", 0, 1_000_000);
      occurrences += Math.round(perDay * days) * occurrencesOf(kind);
      if (occurrences > CONFUSER_OCCURRENCES_MAX) {
        throw c.refused(
            "perDay",
            "at most " + CONFUSER_OCCURRENCES_MAX
                + " occurrences of all confusers in the exercise's "
                + fields.hours() + " hours (a piston drone's flight is " + PISTON_OCCURRENCES
                + ", a quadcopter's " + QUADCOPTER_OCCURRENCES + "), and with this entry they are "
                + occurrences);
      }
      confusers.add(new Confusers.Plan(
          kind,
          perDay,
          c.number("fromHour", 0, 24),
          c.number("toHour", c.number("fromHour", 0, 24), 24),
          fields.alongOr(c, "fromKm", 0),
          fields.until(c, "fromKm", "toKm"),
          c.has("announcedShare") ? c.number("announcedShare", 0, 1) : 0));
    }
    return confusers;
  }

  private static int occurrencesOf(Occurrence.Kind kind) {
    return switch (kind) {
      case PISTON_DRONE -> PISTON_OCCURRENCES;
      case QUADCOPTER -> QUADCOPTER_OCCURRENCES;
      default -> 1;
    };
  }

  private static List<ReportingPlan> reporting(Section s) {
    Set<String> keys = Set.of(
        "trueShare", "falsePerDay", "copiedShare", "placeSdKm", "timeSdMinutes", "delayMinutes");
    List<ReportingPlan> plans = new ArrayList<>();
    for (Section r : s.sections("reporting", keys)) {
      plans.add(new ReportingPlan(
          r.number("trueShare", 0, 1),
          r.number("falsePerDay", 0, 1e5),
          r.number("copiedShare", 0, 1),
          r.number("placeSdKm", 0, 50),
          60 * r.number("timeSdMinutes", 0, 1_440),
          60 * r.number("delayMinutes", 0, 1_440)));
    }
    if (!plans.isEmpty() && plans.size() != 2) {
      throw new Unreadable(
          "reporting has " + plans.size() + " entries", "none, or one a party", "Describe both.");
    }
    return plans;
  }

  private static List<Must> musts(Section s) {
    List<Must> musts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Section m : s.sections("must", Set.of("id", "kind", "threshold", "text"))) {
      Must must = new Must(
          m.text("id"),
          m.word("kind", Must.Kind.class),
          m.number("threshold", -1e9, 1e9),
          m.text("text"));
      if (!ids.add(must.id())) {
        throw m.refused("id", "each id once");
      }
      musts.add(must);
    }
    return musts;
  }
}
