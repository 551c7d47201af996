// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.science.association.network.RefusedPicks.NodeNote;
import org.trucewatch.science.association.network.RefusedPicks.Reason;

/**
 * A search with marks that must stand beside one with the times alone: marks may add events to what the times show, never hide them.
 *
 * <p>(1) Searches with all marks and with none. (2) Compares the bearings with the events of whichever found more and sets aside those
 * that are off ({@link BearingBias}); searches again. (3) Where times alone still find more, sets all marks aside, except that trace
 * speeds may rule out up to half of the events. All this is told. Picks without marks are searched once, as ever.
 */
final class MarkTrial {
  /**
   * Trace speeds may rule out up to half of the events, and are then taken at their word: telling sound from waves through the ground
   * is what they are for. Where they rule out more they are wrong.
   */
  private static final double SPEEDS_SHARE_MIN = 0.5;

  /** Marks may cost this much of the scores' sum where they cost no event: a mark that fits poorly takes up to 2.3 (record 0021). */
  private static final double SUM_SHARE_MIN = 0.9;

  /** The search that stands, with the field of the marks that were used. */
  final Search search;

  /** What was set aside, and why. */
  final List<NodeNote> notes = new ArrayList<>();

  MarkTrial(
      List<NetworkStation> stations,
      Ground ground,
      PickField field,
      Medium medium,
      NetworkSettings settings) {
    Search marked = NetworkAssociator.search(ground, field, medium, settings);
    MarkColumns marks = field.marks;
    if (marks == null) {
      search = marked;
      return;
    }
    Search times = NetworkAssociator.search(ground, field.with(null), medium, settings);
    BearingBias bias = BearingBias.of(stations, marks, isMore(times, marked) ? times : marked);
    Search rest = marked;
    if (!bias.notes.isEmpty()) {
      MarkColumns left = marks.withoutBearings(field, bias.nodes);
      rest = left == null
          ? times
          : NetworkAssociator.search(ground, field.with(left), medium, settings);
    }
    search = rest == times || !isMore(times, rest)
        ? told(marked, times, rest, bias)
        : contradicted(times, speeds(ground, field, marks, medium, settings, times), rest, bias);
  }

  /** The search with trace speeds alone; the one with times alone where there are none, or they rule out most events. */
  private static Search speeds(
      Ground ground,
      PickField field,
      MarkColumns marks,
      Medium medium,
      NetworkSettings settings,
      Search times) {
    MarkColumns speeds = marks.speedsAlone();
    if (speeds == null) {
      return times;
    }
    Search search = NetworkAssociator.search(ground, field.with(speeds), medium, settings);
    return sure(search) < SPEEDS_SHARE_MIN * sure(times) ? times : search;
  }

  /** Times alone found more than the remaining marks. */
  private Search contradicted(Search times, Search speeds, Search rest, BearingBias bias) {
    if (speeds != times && sure(times) > sure(speeds)) {
      notes.add(new NodeNote(-1, Reason.MARKS, ruledOut(times, speeds, bias)));
    }
    if (!isMore(speeds, rest)) {
      notes.addAll(notes.isEmpty() ? bias.notes : nodeNotes(bias));
      return rest;
    }
    notes.addAll(nodeNotes(bias));
    notes.removeIf(note -> note.station() < 0);
    notes.add(new NodeNote(-1, Reason.MARKS, contradiction(speeds, rest, bias)));
    return speeds;
  }

  private static List<NodeNote> nodeNotes(BearingBias bias) {
    return bias.notes.stream().filter(note -> note.station() >= 0).toList();
  }

  private Search told(Search marked, Search times, Search rest, BearingBias bias) {
    if (rest != marked && sure(marked) > sure(rest) && !isMore(times, marked)) {
      bias.notes.forEach(note -> notes.add(kept(note, sure(marked), sure(rest))));
      return marked;
    }
    notes.addAll(bias.notes);
    return rest;
  }

  /** In a crowd bearings that are a little off may still find what times cannot. */
  private static NodeNote kept(NodeNote note, int with, int without) {
    String message = String.format(
        Locale.ROOT,
        "%s But with them %d events are sure and without them %d, so the bearings were used after all.",
        note.message(),
        with,
        without);
    return new NodeNote(note.station(), note.reason(), message);
  }

  private static String ofNetwork(BearingBias bias) {
    return bias.notes.stream()
        .filter(note -> note.station() < 0)
        .map(note -> note.message() + " Then ")
        .findFirst()
        .orElse("");
  }

  private static String contradiction(Search without, Search with, BearingBias bias) {
    return String.format(
        Locale.ROOT,
        "%smarks beside the times find fewer events than these alone: with bearings, levels, classes and trace speeds %d"
            + " are sure (log-odds %.0f in all), with %s %d (%.0f). The other marks were set aside. Check the units and"
            + " the calibration of bearings, levels and classes.",
        ofNetwork(bias),
        sure(with),
        sum(with),
        without.field.marks == null ? "times alone" : "times and trace speeds",
        sure(without),
        sum(without));
  }

  private static String ruledOut(Search times, Search speeds, BearingBias bias) {
    return String.format(
        Locale.ROOT,
        "%strace speeds speak against %d of %d events that are sure by the times alone: these are not sound, or the trace"
            + " speeds are wrong. They were used. Where events are missing, leave them out.",
        ofNetwork(bias),
        sure(times) - sure(speeds),
        sure(times));
  }

  /** Whether one search found more than another: events that are sure, or a clearly larger sum of scores. */
  private static boolean isMore(Search one, Search other) {
    return sure(one) > sure(other) || SUM_SHARE_MIN * sum(one) > sum(other);
  }

  /** Sum of the scores of a search's events. */
  static double sum(Search search) {
    return search.events.stream().mapToDouble(c -> Math.max(0, c.score)).sum();
  }

  private static int sure(Search search) {
    return (int) search.events.stream().filter(c -> c.score >= Search.SURE).count();
  }
}
