// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.linerecord;

import java.time.Instant;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * What all tables of one network share.
 *
 * @param start instant of second 0
 * @param hours of the span
 * @param origin of the plane
 * @param firstPartyId holds the ground to the left of the line's vertices in their order
 * @param secondPartyId the ground to the right
 * @param lineSdKilometers one standard deviation of the line across itself
 * @param lineCorrelationKilometers along which such errors belong together
 * @param temperatureCelsius mean, by thermometer
 * @param relativeHumidity 0 to 1
 * @param windMetersPerSecond mean wind 10 m above open ground, forecast; NaN where none was
 * @param windSd one standard deviation of its error, m/s; NaN where none was
 */
public record LineAbout(
    Instant start,
    double hours,
    GeoPoint origin,
    String firstPartyId,
    String secondPartyId,
    double lineSdKilometers,
    double lineCorrelationKilometers,
    double temperatureCelsius,
    double relativeHumidity,
    double windMetersPerSecond,
    double windSd) {}
