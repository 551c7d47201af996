// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.party;

import org.trucewatch.domain.line.Observation;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;
import org.trucewatch.simulation.sensor.Emission;
import org.trucewatch.simulation.source.Occurrence;

/**
 * What one party reports: some of the impacts on its own ground, accusing the other; nothing of its own fire; now and
 * then what never happened; and copies. A strike on its own ground that it fired itself it reports like any other.
 */
public final class Spokesman {
  private final ReportingPlan plan;
  private final Bank bank;
  private final String party;
  private final String other;
  private final Theatre theatre;
  private final Chance chance;
  private double nextFalse;

  /** {@code party} is the id of the party that holds the bank, {@code other} the one it accuses. */
  public Spokesman(
      ReportingPlan plan, Bank bank, String party, String other, Theatre theatre, Chance chance) {
    this.plan = plan;
    this.bank = bank;
    this.party = party;
    this.other = other;
    this.theatre = theatre;
    this.chance = chance;
    this.nextFalse = wait(plan.falsePerDay());
  }

  private double wait(double perDay) {
    return perDay == 0
        ? Double.POSITIVE_INFINITY
        : -StrictMath.log(1 - chance.between(0, 1)) * 86_400 / perDay;
  }

  /** Speaks of an impact, or not. */
  public void notice(Occurrence o, Emission out) {
    boolean own = o.kind() == Occurrence.Kind.IMPACT
        && theatre.bankOf(o.eastKilometers(), o.northKilometers()) == bank;
    if (own && chance.happens(plan.trueShare())) {
      speak(o.seconds(), o.eastKilometers(), o.northKilometers(), o.number(), out);
    }
  }

  /** Speaks of what never happened, up to this time. */
  public void invent(double untilSeconds, Emission out) {
    while (nextFalse < untilSeconds) {
      double east = chance.between(0, theatre.extent().lengthKilometers());
      double north = theatre.behindLine(bank, east, chance.between(0.5, 5));
      speak(nextFalse, east, north, Emission.FORGED, out);
      nextFalse += wait(plan.falsePerDay());
    }
  }

  private void speak(double at, double east, double north, long cause, Emission out) {
    double said = at + plan.delaySeconds() * (0.2 - StrictMath.log(1 - chance.between(0, 1)));
    Observation.Statement statement = new Observation.Statement(
        party,
        other,
        at + plan.timeSdSeconds() * chance.gaussian(),
        east + plan.placeSdKilometers() * chance.gaussian(),
        north + plan.placeSdKilometers() * chance.gaussian(),
        "impact",
        said);
    out.emit(said, statement, cause);
    if (chance.happens(plan.copiedShare())) {
      double later = said + 60 * chance.between(1, 60);
      out.emit(
          later,
          new Observation.Statement(
              party + "-channel",
              other,
              statement.seconds(),
              statement.eastKilometers(),
              statement.northKilometers(),
              "impact",
              later),
          cause);
    }
  }
}
