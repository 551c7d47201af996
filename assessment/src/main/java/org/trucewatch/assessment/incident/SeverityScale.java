// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.incident;

import java.util.List;
import java.util.function.Predicate;
import org.trucewatch.assessment.incident.IncidentFinding.Severity;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Incident;

/**
 * How grave an incident of fire is, by rounds, strength and extent: the first rule that holds. The rules are data with their
 * sources; those marked [A] are conventions of this project (decision 0027), for no published text sets thresholds.
 */
public final class SeverityScale {
  /** Rounds of a sustained bombardment: sixteen or more volleys of a battery of six. [A] */
  public static final int MANY_ROUNDS = 100;

  /** One volley of a battery of six. [A] */
  public static final int VOLLEY_ROUNDS = 6;

  /**
   * TNT of one burst that no tube of up to 155 mm reaches: such a shell holds 7 to 11 kg, a 220 mm rocket about 50 kg, an air bomb
   * of 250 kg about 100 kg. [A], from general knowledge of munitions.
   */
  public static final double HEAVY_KILOGRAMS = 30;

  /** Bursts farther apart than one fire mission covers. [A] */
  public static final double WIDE_KILOMETERS = 5;

  /** Rules in the order in which they are tried. */
  public static final List<Rule> RULES = List.of(
      new Rule("no-fire", Severity.NONE, "no sign of fire", "definition", m -> !m.isFire()),
      new Rule(
          "bombardment",
          Severity.BROAD,
          "at least " + MANY_ROUNDS + " rounds",
          "[A]",
          m -> m.rounds() >= MANY_ROUNDS),
      new Rule(
          "heavy-volley",
          Severity.BROAD,
          "at least " + VOLLEY_ROUNDS + " rounds, the strongest above " + HEAVY_KILOGRAMS + " kg of TNT",
          "[A]",
          m -> m.rounds() >= VOLLEY_ROUNDS && m.strongestKilograms() > HEAVY_KILOGRAMS),
      new Rule(
          "wide-volleys",
          Severity.BROAD,
          "at least " + 3 * VOLLEY_ROUNDS + " rounds over more than " + WIDE_KILOMETERS + " km",
          "[A]",
          m -> m.rounds() >= 3 * VOLLEY_ROUNDS && m.burstsKilometers() > WIDE_KILOMETERS),
      new Rule(
          "volley",
          Severity.LOCAL,
          "at least " + VOLLEY_ROUNDS + " rounds",
          "[A]",
          m -> m.rounds() >= VOLLEY_ROUNDS),
      new Rule(
          "heavy-round",
          Severity.LOCAL,
          "a burst above " + HEAVY_KILOGRAMS + " kg of TNT",
          "[A]",
          m -> m.strongestKilograms() > HEAVY_KILOGRAMS),
      new Rule("any-fire", Severity.SINGLE, "any sign of fire", "definition", Measures::isFire));

  private SeverityScale() {}

  /**
   * One rule.
   *
   * @param ruleId stable
   * @param severity where it holds
   * @param text for people
   * @param source where the threshold comes from
   * @param holds the test
   */
  public record Rule(
      String ruleId, Severity severity, String text, String source, Predicate<Measures> holds) {}

  /**
   * What the rules ask about.
   *
   * @param isFire whether there is a sign of fire
   * @param rounds least number of rounds that explains the impulses: a launch and a burst may be of one round
   * @param strongestKilograms TNT of the strongest burst, two standard deviations below its best value; 0 where not told
   * @param burstsKilometers longer side of the box of the bursts; 0 where none is told
   */
  public record Measures(
      boolean isFire, int rounds, double strongestKilograms, double burstsKilometers) {
    /** Of an incident. */
    public static Measures of(Incident incident) {
      List<Impulse> bursts = incident.of(ImpulseKind.IMPACT);
      int untold = incident.of(ImpulseKind.FIRE).size();
      int rounds = Math.max(incident.of(ImpulseKind.LAUNCH).size(), bursts.size()) + untold;
      double strongest = 0;
      for (Impulse i : incident.impulses()) {
        // Launches are charges of propellant: their strength says nothing of the shell. NaN is never greater.
        double least = StrictMath.exp(i.logKilograms() - 2 * i.logKilogramsSd());
        if (i.kind() != ImpulseKind.LAUNCH && least > strongest) {
          strongest = least;
        }
      }
      boolean isFire = incident.kind() == Incident.Kind.FIRE;
      return new Measures(isFire, rounds, strongest, side(bursts));
    }

    private static double side(List<Impulse> bursts) {
      var east = bursts.stream().mapToDouble(Impulse::eastKilometers).summaryStatistics();
      var north = bursts.stream().mapToDouble(Impulse::northKilometers).summaryStatistics();
      return bursts.isEmpty()
          ? 0
          : Math.max(east.getMax() - east.getMin(), north.getMax() - north.getMin());
    }
  }

  /** How grave it is. */
  public static Severity of(Incident incident) {
    return rule(incident).severity();
  }

  /** The rule that says so. */
  public static Rule rule(Incident incident) {
    Measures measures = Measures.of(incident);
    return RULES.stream().filter(r -> r.holds().test(measures)).findFirst().orElseThrow();
  }
}
