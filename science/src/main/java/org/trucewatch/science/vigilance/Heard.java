// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

/**
 * One node heard an engine.
 *
 * @param number of the observation
 * @param sensor node
 * @param seconds when
 * @param east of the node, km
 * @param north of the node, km
 * @param hertz fundamental
 * @param decibels over noise
 */
record Heard(
    long number,
    int sensor,
    double seconds,
    double east,
    double north,
    double hertz,
    double decibels) {}
