// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import java.time.Instant;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;

/**
 * What StationXML says of one pressure channel for one span of time.
 *
 * @param sensorId network.station.location.channel
 * @param position of the channel; the height is StationXML's elevation, taken as it is
 * @param siteName free text of the station's site
 * @param countsPerPascal overall sensitivity, not 0
 * @param valid from start date to end date
 */
public record StationChannel(
    String sensorId, GeoPoint position, String siteName, double countsPerPascal, TimeSpan valid) {
  static final Instant OPEN_START = Instant.parse("0001-01-01T00:00:00Z");
  static final Instant OPEN_END = Instant.parse("9999-12-31T23:59:59Z");

  /** The code of the station alone. */
  public String stationCode() {
    return java.util.List.of(sensorId.split("\\.", -1)).get(1);
  }
}
