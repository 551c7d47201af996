// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/**
 * More sensors of a stretch fell silent together than chance allows.
 *
 * @param fromKilometers of the line
 * @param toKilometers of the line
 * @param fromSeconds first to go
 * @param toSeconds last to come back, or the end of the record
 * @param down how many went
 * @param of how many stand there
 * @param probabilityByChance of so many or more, of outages that are independent
 */
public record OutageAlert(
    double fromKilometers,
    double toKilometers,
    double fromSeconds,
    double toSeconds,
    int down,
    int of,
    double probabilityByChance) {}
