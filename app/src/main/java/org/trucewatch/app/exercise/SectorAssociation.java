// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.trucewatch.domain.quantity.Symmetric2;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.network.Medium;
import org.trucewatch.science.association.network.NetworkAssociator;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.NetworkSettings;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.network.Phase;
import org.trucewatch.science.association.network.PickColumns;
import org.trucewatch.science.association.scoring.FoundEvent;

/**
 * Associates a long line in pieces: stretches with a halo on either side, and spans of time with one before and after. An
 * event belongs to the piece whose core holds its place and time, so each is reported once; one that falls on a border
 * within the difference of two fits may be reported twice or not at all. A stand-in until exercises run through the
 * streaming associator.
 */
final class SectorAssociation {
  private static final double SECTOR_KILOMETERS = 60;
  private static final double HALO_KILOMETERS = 20;
  private static final double SPAN_SECONDS = 7_200;

  /** Sound from 40 km takes 118 s. */
  private static final double HALO_SECONDS = 130;

  private final ObservedPicks picks;
  private final Medium medium;
  private final NetworkSettings settings;

  SectorAssociation(ObservedPicks picks, Medium medium, NetworkSettings settings) {
    this.picks = picks;
    this.medium = medium;
    this.settings = settings;
  }

  /** All events, by stretch and then by time; picks count in the rows of the picks. */
  List<FoundEvent> events(Consumer<String> progress) {
    double west = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    for (NetworkStation s : picks.stations()) {
      west = Math.min(west, s.eastKm());
      east = Math.max(east, s.eastKm());
    }
    List<FoundEvent> found = new ArrayList<>();
    int sectors = Math.max(1, (int) Math.rint((east - west) / SECTOR_KILOMETERS));
    double width = (east - west) / sectors;
    for (int sector = 0; sector < sectors; sector++) {
      // Outermost sectors own what lies beyond the network too.
      double from = sector == 0 ? Double.NEGATIVE_INFINITY : west + sector * width;
      double to = sector == sectors - 1 ? Double.POSITIVE_INFINITY : west + (sector + 1) * width;
      sector(from, to, found);
      progress.accept("Associated stretch " + (sector + 1) + " of " + sectors + ": " + found.size()
          + " events so far");
    }
    return found;
  }

  private void sector(double from, double to, List<FoundEvent> found) {
    int[] local = new int[picks.stations().size()];
    List<NetworkStation> near = new ArrayList<>();
    for (int i = 0; i < local.length; i++) {
      double x = picks.stations().get(i).eastKm();
      boolean inside = x >= from - HALO_KILOMETERS && x < to + HALO_KILOMETERS;
      local[i] = inside ? near.size() : -1;
      if (inside) {
        near.add(picks.stations().get(i));
      }
    }
    List<Integer> rows = new ArrayList<>();
    double last = 0;
    for (int row = 0; row < picks.size(); row++) {
      if (local[picks.station(row)] >= 0) {
        rows.add(row);
        last = Math.max(last, picks.seconds(row));
      }
    }
    for (double start = 0; start <= last; start += SPAN_SECONDS) {
      span(start, near, local, rows, from, to, found);
    }
  }

  private void span(
      double start,
      List<NetworkStation> near,
      int[] local,
      List<Integer> rows,
      double from,
      double to,
      List<FoundEvent> found) {
    PickColumns.Builder columns = new PickColumns.Builder();
    for (int row : rows) {
      double t = picks.seconds(row);
      if (t >= start - HALO_SECONDS && t < start + SPAN_SECONDS + HALO_SECONDS) {
        columns.add(row, local[picks.station(row)], t - start, Phase.P, picks.sigmaSeconds(row));
      }
    }
    for (NetworkEvent event : new NetworkAssociator()
        .associate(near, columns.build(), medium, settings)
        .events()) {
      boolean ours = event.eastKm() >= from
          && event.eastKm() < to
          && event.timeSeconds() >= 0
          && event.timeSeconds() < SPAN_SECONDS;
      if (ours) {
        NetworkEvent.Covariance c = event.covariance();
        found.add(new FoundEvent(
            start + event.timeSeconds(),
            event.eastKm(),
            event.northKm(),
            event.probability(),
            new Symmetric2(c.xx(), c.xy(), c.yy()),
            event.picks().stream()
                .mapToLong(EventPick::pickId)
                .mapToInt(Math::toIntExact)
                .toArray()));
      }
    }
  }
}
