// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain;

import java.util.List;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * Sensors close enough together that a wave passes them as one front.
 *
 * @param arrayId name of the array
 * @param elements in order of sensor id
 * @param reference the point its detections refer to: the mean of the elements
 */
public record SensorArray(String arrayId, List<ArrayElement> elements, GeoPoint reference) {
  public SensorArray {
    elements = List.copyOf(elements);
    if (elements.isEmpty()) {
      throw new IllegalArgumentException(
          "array " + arrayId + " has no elements, expected at least 1");
    }
  }
}
