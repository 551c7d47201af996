// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.ground.Theatre;

/** Puts sensors on the ground as plans ask for. */
public final class Deployment {
  /** Most sensors of an exercise; the largest network in view has 14,000. */
  public static final int SITES_MAX = 60_000;

  private Deployment() {}

  /** The sites of one plan; names begin with the kind's letter and the plan's number. */
  public static List<Site> sites(SensorPlan plan, int number, Theatre theatre, Chance chance) {
    List<Site> sites = new ArrayList<>();
    double spacing = plan.spacingKilometers();
    double rowStep = spacing * Math.sqrt(3) / 2;
    for (Bank bank : Bank.values()) {
      if (plan.host().isPresent() && plan.host().get() != bank) {
        continue;
      }
      int row = 0;
      for (double deep = plan.standoffKilometers() + rowStep / 2;
          deep <= Math.max(plan.depthKilometers(), plan.standoffKilometers() + rowStep / 2);
          deep += rowStep, row++) {
        double shift = row % 2 == 0 ? 0 : spacing / 2;
        for (double x = plan.westKilometers() + shift + spacing / 4;
            x <= plan.eastKilometers();
            x += spacing) {
          sites.add(site(plan, number, sites.size(), theatre, bank, x, deep, chance));
          if (sites.size() > SITES_MAX) {
            throw new IllegalArgumentException(plan.kind().key() + " every " + spacing
                + " km makes more than " + SITES_MAX + " sensors, expected fewer");
          }
        }
      }
    }
    return sites;
  }

  private static Site site(
      SensorPlan plan,
      int number,
      int index,
      Theatre theatre,
      Bank bank,
      double x,
      double deep,
      Chance chance) {
    double shake = plan.spacingKilometers() / 5;
    double east = x + shake * chance.between(-0.5, 0.5);
    double behind = Math.max(plan.standoffKilometers(), deep + shake * chance.between(-0.5, 0.5));
    double north = theatre.behindLine(bank, east, behind);
    String owner = plan.owner().endsWith("*")
        ? plan.owner().substring(0, plan.owner().length() - 1) + (1 + index % 3)
        : plan.owner();
    String name = "" + plan.kind().name().charAt(0)
        + plan.kind().name().charAt(plan.kind().name().indexOf('_') + 1) + number + "-"
        + (index + 1);
    return new Site(name, plan.kind(), owner, bank, east, north, east, north);
  }
}
