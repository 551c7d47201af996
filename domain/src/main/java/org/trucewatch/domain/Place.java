// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import org.trucewatch.domain.quantity.GeoPoint;

/**
 * A settlement of the gazetteer.
 *
 * @param name in the gazetteer's spelling
 * @param position its centre
 * @param population inhabitants, 0 where not told
 */
public record Place(String name, GeoPoint position, long population) {}
