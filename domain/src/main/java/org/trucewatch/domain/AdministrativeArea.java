// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * A region with a name and an edge, such as a province. Says nothing about who controls it.
 *
 * @param code ISO 3166-2 where the source has it
 * @param name in the source's spelling
 * @param rings closed outer edges of its parts
 */
public record AdministrativeArea(String code, String name, List<List<GeoPoint>> rings) {
  public AdministrativeArea {
    rings = rings.stream().map(List::copyOf).toList();
  }
}
