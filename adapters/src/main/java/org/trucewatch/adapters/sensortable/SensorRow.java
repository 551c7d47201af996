// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.sensortable;

import org.trucewatch.science.coverage.SensorKind;

/**
 * One sensor as its file lists it.
 *
 * @param line of the file, the header being 1
 * @param id name
 * @param kind what it is
 * @param place where
 * @param owner who hosts it; empty where the file does not say
 * @param facingRadians middle of its sector, clockwise from north; NaN where the file does not say
 */
public record SensorRow(
    int line, String id, SensorKind kind, TablePlace place, String owner, double facingRadians) {}
