// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.SensorArray;

/** Elements of an array that are said to stand at the very same place, which adds nothing to a bearing. */
final class SharedSpots {
  private SharedSpots() {}

  /** One sentence for each place that several elements share. */
  static List<String> notes(SensorArray array) {
    Map<List<Double>, List<String>> bySpot = new LinkedHashMap<>();
    for (ArrayElement e : array.elements()) {
      List<Double> spot = List.of(e.position().latitudeDegrees(), e.position().longitudeDegrees());
      bySpot.computeIfAbsent(spot, s -> new ArrayList<>()).add(e.sensorId());
    }
    List<String> notes = new ArrayList<>();
    bySpot.forEach((spot, ids) -> {
      if (ids.size() > 1) {
        notes.add("array " + array.arrayId() + ": " + String.join(", ", ids)
            + " have the same coordinates, latitude " + spot.getFirst() + ", longitude "
            + spot.getLast() + "; one of them may be wrong.");
      }
    });
    return notes;
  }
}
