// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/**
 * What kinematics says of a ship's own word.
 *
 * @param vessel as it calls itself
 * @param positions how many it sent
 * @param refused how many of them no ship could have reached
 * @param isRefused whether its word is refused as a whole
 * @param reason for a person
 */
public record VesselCheck(
    int vessel, int positions, int refused, boolean isRefused, String reason) {}
