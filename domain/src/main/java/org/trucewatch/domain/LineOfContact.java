// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.time.LocalDate;
import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Where two parties faced each other on one day, as far as a control map shows it.
 *
 * @param date day of the map
 * @param parts connected pieces, each of at least 2 points
 * @param lengthMeters of all parts
 * @param uncertaintyMeters of the map
 */
public record LineOfContact(
    LocalDate date, List<List<GeoPoint>> parts, double lengthMeters, double uncertaintyMeters) {
  public LineOfContact {
    parts = parts.stream().map(List::copyOf).toList();
  }
}
