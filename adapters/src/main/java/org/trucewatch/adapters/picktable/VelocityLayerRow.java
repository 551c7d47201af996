// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picktable;

/**
 * The top of one layer of a velocity model; the speeds hold down to the next row's depth.
 *
 * @param depthTopKilometers below sea level
 * @param pKilometersPerSecond of P waves
 * @param sKilometersPerSecond of S waves
 */
public record VelocityLayerRow(
    double depthTopKilometers, double pKilometersPerSecond, double sKilometersPerSecond) {}
