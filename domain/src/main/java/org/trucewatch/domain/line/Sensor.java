// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/**
 * A sensor as it is registered. Observations count in a list of these.
 *
 * @param name unique in the network
 * @param kind what it is
 * @param owner who runs it; a party may own sensors
 * @param hostPartyId the party on whose ground it stands: who could switch it off or forge it
 * @param eastKilometers as stated
 * @param northKilometers as stated
 */
public record Sensor(
    String name,
    SensorKind kind,
    String owner,
    String hostPartyId,
    double eastKilometers,
    double northKilometers) {}
