// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.Optional;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.simulation.ground.Bank;

/**
 * Sensors of one kind as an exercise file asks for them. They stand on a triangular grid over the belt, shaken by a
 * fifth of the spacing, none nearer to the line than the stand-off.
 *
 * @param kind which
 * @param spacingKilometers of the grid
 * @param standoffKilometers from the line
 * @param depthKilometers how far behind the line
 * @param westKilometers least x
 * @param eastKilometers greatest x
 * @param host one bank alone, or both where empty
 * @param owner who runs them; sensors are of owner-1, owner-2 in turn where it ends with *
 * @param screenDecibels what the wind screen takes off
 * @param floorPascals noise without wind, 10 to 40 Hz
 * @param falsePerDay false triggers of one sensor
 * @param availability share of time that it is up
 * @param repairHours mean time down
 */
public record SensorPlan(
    SensorKind kind,
    double spacingKilometers,
    double standoffKilometers,
    double depthKilometers,
    double westKilometers,
    double eastKilometers,
    Optional<Bank> host,
    String owner,
    double screenDecibels,
    double floorPascals,
    double falsePerDay,
    double availability,
    double repairHours) {}
