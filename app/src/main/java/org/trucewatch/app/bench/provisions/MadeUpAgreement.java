// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.provisions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.trucewatch.assessment.agreement.ConditionText;
import org.trucewatch.assessment.agreement.DeclaredFact;
import org.trucewatch.assessment.agreement.NotifiedActivity;
import org.trucewatch.assessment.agreement.Party;
import org.trucewatch.assessment.agreement.Preamble;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.assessment.agreement.Provision;
import org.trucewatch.assessment.agreement.Provision.Kind;
import org.trucewatch.assessment.agreement.Provision.ProvisionException;
import org.trucewatch.assessment.agreement.Provision.Withdrawal;
import org.trucewatch.assessment.agreement.ReferenceLine;
import org.trucewatch.assessment.agreement.ReviewRule;
import org.trucewatch.assessment.agreement.Term;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.agreement.TextStatus;
import org.trucewatch.assessment.agreement.ViolationType;
import org.trucewatch.assessment.agreement.ViolationType.Family;
import org.trucewatch.assessment.agreement.WeaponClass;
import org.trucewatch.assessment.agreement.Zone;
import org.trucewatch.assessment.agreement.Zone.Corner;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.assessment.incident.PlaneOrigin;
import org.trucewatch.domain.line.Incident;

/** An agreement drawn from a seed: provisions of every kind, in force for parts of a year, a good half of them in zones. */
final class MadeUpAgreement {
  static final Instant BEGIN = Instant.parse("2031-01-01T00:00:00Z");
  static final int DAYS = 365;
  static final PlaneOrigin ORIGIN = new PlaneOrigin(50, 30);

  /** Half the length and half the width of the country, km. */
  static final double HALF_LENGTH_KILOMETERS = 500;

  static final double HALF_WIDTH_KILOMETERS = 100;
  static final List<String> PARTIES = List.of("P", "Q");
  static final int CONDUCTS = 8;
  static final int WEAPONS = 6;
  private static final int ZONES = 40;
  private static final int ACTIVITIES = 6;
  private static final Provenance HERE =
      new Provenance(TextStatus.FICTIONAL, "made up for a bench", "terms.yaml", 1);

  private final SplittableRandom random;

  private MadeUpAgreement(long seed) {
    random = new SplittableRandom(seed);
  }

  static Terms terms(long seed, int provisions) {
    return new MadeUpAgreement(seed).draw(provisions);
  }

  private Terms draw(int count) {
    List<Zone> zones = new ArrayList<>();
    for (int i = 0; i < ZONES; i++) {
      zones.add(ring(i));
    }
    zones.add(new Zone(
        "band", "band", 0, List.of(), Optional.of(new Zone.Band("front", 0, 15_000)), HERE));
    List<Provision> provisions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      provisions.add(provision(i, zones));
    }
    return new Terms(
        new Preamble(
            "made-up",
            "Made up",
            TextStatus.FICTIONAL,
            ZoneId.of("UTC"),
            PARTIES.stream().map(p -> new Party(p, "Party " + p, List.of())).toList(),
            List.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new ReferenceLine("front", "front", PARTIES, Term.OPEN, "", HERE)),
        weapons(),
        zones,
        taxonomy(),
        facts(),
        provisions,
        activities(count),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        ReviewRule.STANDARD);
  }

  private static List<WeaponClass> weapons() {
    List<WeaponClass> weapons = new ArrayList<>();
    for (int i = 0; i < WEAPONS; i++) {
      weapons.add(new WeaponClass("w" + i, "weapon " + i, HERE));
    }
    return weapons;
  }

  private static List<ViolationType> taxonomy() {
    List<ViolationType> types = new ArrayList<>();
    for (int i = 0; i < CONDUCTS; i++) {
      List<Incident.Kind> kinds =
          i < Incident.Kind.values().length ? List.of(Incident.Kind.values()[i]) : List.of();
      types.add(new ViolationType("c" + i, Family.FIRE, "conduct " + i, kinds, HERE));
    }
    return types;
  }

  private static List<DeclaredFact> facts() {
    return List.of(
        fact("attack.scale", FactDeclaration.Kind.WORD, List.of("SINGLE", "LOCAL", "BROAD"), ""),
        fact("attack.rounds", FactDeclaration.Kind.COUNT, List.of(), ""),
        fact("attack.duration", FactDeclaration.Kind.QUANTITY, List.of(), "h"),
        fact("activity.notified", FactDeclaration.Kind.ANSWER, List.of(), ""),
        fact("order.shown", FactDeclaration.Kind.ANSWER, List.of(), ""));
  }

  private static DeclaredFact fact(
      String name, FactDeclaration.Kind kind, List<String> words, String unit) {
    return new DeclaredFact(new FactDeclaration(name, kind, words, unit, name), HERE);
  }

  private List<NotifiedActivity> activities(int provisions) {
    List<NotifiedActivity> activities = new ArrayList<>();
    for (int i = 0; i < ACTIVITIES; i++) {
      activities.add(new NotifiedActivity(
          "a" + i,
          "activity " + i,
          NotifiedActivity.Kind.EXERCISE,
          List.of("p" + random.nextInt(Math.max(1, provisions))),
          condition("activity.notified"),
          HERE));
    }
    return activities;
  }

  /** A hexagon of 5 to 60 km. */
  private Zone ring(int number) {
    double east = between(-HALF_LENGTH_KILOMETERS, HALF_LENGTH_KILOMETERS);
    double north = between(-HALF_WIDTH_KILOMETERS, HALF_WIDTH_KILOMETERS);
    double radius = between(5, 60);
    List<Corner> corners = new ArrayList<>();
    for (int k = 0; k < 6; k++) {
      double angle = k * Math.PI / 3;
      var place = ORIGIN.place(
          east + radius * StrictMath.cos(angle), north + radius * StrictMath.sin(angle), 0);
      corners.add(new Corner(place.latitudeDegrees(), place.longitudeDegrees()));
    }
    return new Zone("z" + number, "zone " + number, number, corners, Optional.empty(), HERE);
  }

  private Provision provision(int number, List<Zone> zones) {
    Kind kind = kind();
    List<String> about = new ArrayList<>(List.of("c" + random.nextInt(CONDUCTS)));
    if (random.nextInt(4) == 0) {
      about.add("c" + random.nextInt(CONDUCTS));
    }
    Instant from = BEGIN.plus(Duration.ofDays(random.nextInt(DAYS)));
    return new Provision(
        "p" + number,
        Integer.toString(number),
        kind,
        "provision " + number,
        "made up",
        random.nextInt(5) == 0 ? List.of(PARTIES.get(random.nextInt(2))) : PARTIES,
        random.nextInt(10) < 6 ? zones.get(random.nextInt(zones.size())).zoneId() : "",
        random.nextInt(4) == 0
            ? Term.OPEN
            : new Term(
                Optional.of(from),
                Optional.of(from.plus(Duration.ofDays(30 + random.nextInt(300))))),
        about,
        condition(when(about)),
        kind == Kind.PROHIBITION && random.nextInt(10) == 0
            ? List.of(new Withdrawal("P", "w" + random.nextInt(WEAPONS), "front", 25_000, HERE))
            : List.of(),
        random.nextInt(4) == 0
            ? List.of(new ProvisionException("x", "made up", condition("order.shown"), HERE))
            : List.of(),
        random.nextInt(3),
        "",
        List.of(),
        HERE);
  }

  private Kind kind() {
    int die = random.nextInt(20);
    return die < 14
        ? Kind.PROHIBITION
        : die < 17 ? Kind.PERMISSION : die < 19 ? Kind.OBLIGATION : Kind.PROCEDURE;
  }

  private String when(List<String> about) {
    String conduct = "conduct in " + about.stream().map(a -> "'" + a + "'").toList();
    return switch (random.nextInt(6)) {
      case 0 -> conduct;
      case 1 -> conduct + " && attack.rounds >= " + (1 + random.nextInt(10));
      case 2 -> conduct + " && attack.scale in ['LOCAL', 'BROAD']";
      case 3 -> conduct + " && (weapon.class == 'w" + random.nextInt(WEAPONS) + "' || order.shown)";
      case 4 ->
        String.format(
            Locale.ROOT, "%s && distance.front < %d.0", conduct, 1_000 * (5 + random.nextInt(40)));
      default -> conduct + " && attack.duration >= 0.05";
    };
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static ConditionText condition(String text) {
    return new ConditionText(text, 1);
  }
}
