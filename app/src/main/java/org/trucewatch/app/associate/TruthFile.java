// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.associate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.trucewatch.adapters.picktable.TruthDecoder;
import org.trucewatch.adapters.picktable.TruthRow;
import org.trucewatch.app.UserError;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.scoring.FoundEvent;
import org.trucewatch.science.association.scoring.TrueEvent;

/** What a set says is true, in the numbers and the plane of the run that is scored with it. The associator never sees it. */
public final class TruthFile {
  private TruthFile() {}

  /**
   * True events with their picks.
   *
   * @param events table of events
   * @param picks the pick file, of which only ids and answers are read
   */
  public static List<TrueEvent> read(Path events, Path picks, AssociationInput input) {
    Decoded<TruthRow> rows =
        TruthDecoder.events("file:" + events.getFileName(), AssociationInput.bytes(events));
    byte[] answers = AssociationInput.bytes(picks);
    if (rows.values().isEmpty() || !TruthDecoder.hasAnswers(answers)) {
      throw new UserError(events + " and " + picks
          + ": no score, expected true events with columns event_id, time_s, x_km, y_km there and a column event_id here."
          + " Nothing was run.");
    }
    input.notices().addAll(rows.rejections());
    Map<String, List<String>> byEvent =
        TruthDecoder.picksByEvent("file:" + picks.getFileName(), answers);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < input.picks().size(); i++) {
      numbers.put(input.picks().id(i), i);
    }
    List<TrueEvent> truth = new ArrayList<>();
    for (TruthRow row : rows.values()) {
      double[] at = input.stations().ground().kilometers(row.place());
      int[] own = byEvent.getOrDefault(row.id(), List.of()).stream()
          .distinct()
          // A true pick that was refused is a pick that is missed; it keeps a number of its own.
          .mapToInt(id -> numbers.computeIfAbsent(id, k -> numbers.size()))
          .toArray();
      truth.add(new TrueEvent(row.timeSeconds(), at[0], at[1], own));
    }
    return truth;
  }

  /** The events of a run as the scorer takes them. */
  public static List<FoundEvent> found(List<NetworkEvent> events, double epochSeconds) {
    return events.stream()
        .map(e -> new FoundEvent(
            e.timeSeconds() + epochSeconds,
            e.eastKm(),
            e.northKm(),
            e.probability(),
            new Symmetric2(
                e.covariance().xx(), e.covariance().xy(), e.covariance().yy()),
            e.picks().stream().mapToInt(p -> (int) p.pickId()).toArray()))
        .toList();
  }

  /** Numbers of an event's picks, ascending. */
  static long[] numbers(NetworkEvent event) {
    return event.picks().stream().mapToLong(EventPick::pickId).sorted().toArray();
  }
}
