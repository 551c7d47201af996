// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;

/**
 * An event inferred from picks. The local plane is that of the stations; seconds are after the picks' epoch.
 *
 * @param eventId           name that is the same in every replay
 * @param timeSeconds       origin time
 * @param eastKm            x
 * @param northKm           y
 * @param depthKm           below the plane; 0 where the medium has no depth
 * @param depthSdKm         one standard deviation of the depth; NaN where the medium has no depth
 * @param covariance        of (x km, y km, t0 s), upper triangle
 * @param logOdds           score S: log-odds of being real as the model counts them
 * @param probability       S calibrated on generated sets
 * @param audibleKm         range within which the event was heard, its most likely value
 * @param picks             its picks in order of node and wave
 * @param silent            nodes in range, up, without a pick: they counted against it
 * @param bound             Cramér-Rao bound of these picks with a perfectly known medium
 */
public record NetworkEvent(
    String eventId,
    double timeSeconds,
    double eastKm,
    double northKm,
    double depthKm,
    double depthSdKm,
    Covariance covariance,
    double logOdds,
    double probability,
    double audibleKm,
    List<EventPick> picks,
    List<Silent> silent,
    Covariance bound) {
  /** Copies the lists. */
  public NetworkEvent {
    picks = List.copyOf(picks);
    silent = List.copyOf(silent);
  }

  /** The same event with fewer of its picks; the others count for nothing, and place and score stay as they were fitted. */
  NetworkEvent withPicks(List<EventPick> fewer) {
    return with(eventId, logOdds, probability, fewer, silent);
  }

  /** The same event under another name. */
  NetworkEvent renamed(String name) {
    return with(name, logOdds, probability, picks, silent);
  }

  /** The same event, judged anew. */
  NetworkEvent withLogOdds(double score, double newProbability) {
    return with(eventId, score, newProbability, picks, silent);
  }

  /** The same event, with stations counted in another list: station i of these is number {@code to[i]} there. */
  public NetworkEvent renumbered(int[] to) {
    return with(
        eventId,
        logOdds,
        probability,
        picks.stream().map(p -> p.at(to[p.station()])).toList(),
        silent.stream().map(s -> new Silent(to[s.station()], s.phase())).toList());
  }

  private NetworkEvent with(
      String name,
      double score,
      double newProbability,
      List<EventPick> newPicks,
      List<Silent> newSilent) {
    return new NetworkEvent(
        name,
        timeSeconds,
        eastKm,
        northKm,
        depthKm,
        depthSdKm,
        covariance,
        score,
        newProbability,
        audibleKm,
        newPicks,
        newSilent,
        bound);
  }

  /** Covariance of (x km, y km, t0 s); units are the products of the axes' units. */
  public record Covariance(double xx, double xy, double xt, double yy, double yt, double tt) {
    /** Radial standard deviation √(xx + yy), km. */
    public double radialKm() {
      return Math.sqrt(xx + yy);
    }
  }

  /** A node that should have heard the event and has no pick of this wave. */
  public record Silent(int station, Phase phase) {}
}
