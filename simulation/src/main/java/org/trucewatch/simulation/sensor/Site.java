// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.simulation.ground.Bank;

/**
 * Where a sensor stands.
 *
 * @param name unique in the exercise
 * @param kind what it is
 * @param owner who runs it
 * @param host on whose bank it stands: who could switch it off or forge it
 * @param eastKilometers really
 * @param northKilometers really
 * @param statedEastKilometers as its own receiver of satellite navigation says
 * @param statedNorthKilometers likewise
 */
public record Site(
    String name,
    SensorKind kind,
    String owner,
    Bank host,
    double eastKilometers,
    double northKilometers,
    double statedEastKilometers,
    double statedNorthKilometers) {}
