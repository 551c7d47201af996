// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.exercise;

import org.trucewatch.simulation.ground.Bank;
import org.trucewatch.simulation.source.WeaponClass;

/**
 * A fire mission that the exercise orders.
 *
 * @param weapon class
 * @param firedBy bank of the muzzle
 * @param impactOn bank of the impacts; the same as firedBy for a false flag
 * @param rounds how many
 * @param atSeconds first muzzle
 * @param intervalSeconds between rounds
 * @param eastKilometers of the impacts
 * @param behindKilometers of the impacts behind the line on their bank
 */
public record MissionPlan(
    WeaponClass weapon,
    Bank firedBy,
    Bank impactOn,
    int rounds,
    double atSeconds,
    double intervalSeconds,
    double eastKilometers,
    double behindKilometers) {}
