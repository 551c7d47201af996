// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import org.trucewatch.domain.quantity.GeoPoint;

/**
 * One sensor of an array.
 *
 * @param sensorId network.station.location.channel, as in {@code 2D.W22CW..HDF}
 */
public record ArrayElement(String sensorId, GeoPoint position) {}
