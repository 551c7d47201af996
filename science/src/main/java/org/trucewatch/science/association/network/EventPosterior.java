// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.trucewatch.science.location.NetworkPosterior;
import org.trucewatch.science.location.NetworkPosterior.Arrival;
import org.trucewatch.science.location.PosteriorCells;
import org.trucewatch.science.propagation.EffectiveSound;

/**
 * Posterior of an event's place where its ellipse would say too much, made on demand from what the association gave.
 *
 * <p>The arrivals are those of the event's picks with the weights of its fit, and their bearings where {@link PickColumns} has any.
 * The errors are those of the fit times the factor by which the event's covariance was widened (crowds, air), so that where the
 * geometry is Gaussian the cells agree with the ellipse. The depth is held. Silent nodes are not asked: the reach alone bounds it.
 *
 * @param cells   the posterior
 * @param reasons why a Gaussian would not do; empty where it would
 * @param parts   separate pieces of the 95 % region, the heaviest first
 * @param leftShare share of the mass to the left of the main axis of the event's nodes, looking along it from west to east
 * @param nodesInLine whether those nodes lie nearly in a line
 */
public record EventPosterior(
    PosteriorCells cells,
    List<String> reasons,
    List<PosteriorCells.Part> parts,
    double leftShare,
    boolean nodesInLine) {
  /** Ratio of the covariance's eigenvalues beyond which an ellipse is too long to be one. */
  public static final double CONDITION_MAX = 100;

  /** Picks up to which a Gaussian is not trusted. */
  public static final int PICKS_FEW = 5;

  /** Widest gap in azimuth between neighbouring nodes within which the event counts as surrounded, radians. */
  public static final double GAP_MAX = StrictMath.PI;

  /** Least share of the mass on a side for it to count. */
  public static final double SIDE_MIN = 0.05;

  /** Width of a network over its length (standard deviations) below which it is a line. */
  private static final double LINE_WIDTH = 0.1;

  /** Copies. */
  public EventPosterior {
    reasons = List.copyOf(reasons);
    parts = List.copyOf(parts);
  }

  /** Whether both sides of a line of nodes hold mass: then no side may be named. */
  public boolean isTwoSided() {
    return nodesInLine && Math.min(leftShare, 1 - leftShare) >= SIDE_MIN;
  }

  /** One sentence for people. */
  public String note() {
    if (isTwoSided()) {
      return String.format(
          Locale.ROOT,
          "The place lies on both sides of the line of nodes (%.2f and %.2f of the probability): the arrivals cannot tell which.",
          leftShare,
          1 - leftShare);
    }
    return parts.size() > 1
        ? "The place is one of " + parts.size() + " separate areas."
        : "The place is one area.";
  }

  /** Why a Gaussian would not do for this event; empty where it would. */
  public static List<String> whyNeeded(NetworkEvent event, List<NetworkStation> stations) {
    List<String> reasons = new ArrayList<>();
    NetworkEvent.Covariance c = event.covariance();
    double middle = 0.5 * (c.xx() + c.yy());
    double root = Math.sqrt(0.25 * (c.xx() - c.yy()) * (c.xx() - c.yy()) + c.xy() * c.xy());
    double condition = (middle + root) / Math.max(1e-300, middle - root);
    if (!(condition <= CONDITION_MAX)) {
      reasons.add("the ellipse is more than ten times as long as wide");
    }
    if (event.picks().size() <= PICKS_FEW) {
      reasons.add("it has " + event.picks().size() + " picks");
    }
    double gap = gapRadians(event, stations);
    if (gap > GAP_MAX) {
      reasons.add("no node is within " + Math.round(StrictMath.toDegrees(gap)) + " degrees of it");
    }
    return reasons;
  }

  /** Widest gap in azimuth between the event's nodes, radians. */
  private static double gapRadians(NetworkEvent event, List<NetworkStation> stations) {
    double[] azimuths = event.picks().stream()
        .map(p -> stations.get(p.station()))
        .mapToDouble(
            s -> StrictMath.atan2(s.eastKm() - event.eastKm(), s.northKm() - event.northKm()))
        .sorted()
        .toArray();
    double widest = azimuths[0] + 2 * StrictMath.PI - azimuths[azimuths.length - 1];
    for (int i = 1; i < azimuths.length; i++) {
      widest = Math.max(widest, azimuths[i] - azimuths[i - 1]);
    }
    return widest;
  }

  /**
   * The posterior of an event.
   *
   * @param event    of {@link NetworkAssociation#events()}
   * @param stations that were associated
   * @param picks    that were associated
   * @param medium   that was given
   * @param state    that was learnt
   * @param reachKm  farthest that anything is heard; it must cover the event's own range
   */
  public static EventPosterior of(
      NetworkEvent event,
      List<NetworkStation> stations,
      PickColumns picks,
      Medium medium,
      MediumState state,
      double reachKm) {
    PickTravel travel = new PickTravel(event, stations, medium, state);
    double error = travel.relativeError();
    double factor = widening(event, travel);
    long[] ids = event.picks().stream().mapToLong(EventPick::pickId).toArray();
    MarkedAzimuths azimuths = new MarkedAzimuths(ids, picks);
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      EventPick pick = event.picks().get(i);
      NetworkStation node = stations.get(pick.station());
      double seconds = travel.seconds(i, event.eastKm(), event.northKm());
      double path = error * seconds;
      double reading =
          Math.max(1e-6, pick.sigmaSeconds() * pick.sigmaSeconds() - path * path) * factor;
      double azimuth = azimuths.azimuth(i);
      if (!Double.isNaN(azimuth)
          && state.windSdMetersPerSecond() >= 0
          && medium instanceof Medium.Sound) {
        azimuth -= new EffectiveSound(
                1000 * state.speedKmPerSecond(),
                state.windEastMetersPerSecond(),
                state.windNorthMetersPerSecond())
            .bearingBiasRadians(azimuth);
      }
      arrivals.add(new Arrival(
          node.eastKm(),
          node.northKm(),
          event.timeSeconds() + seconds + pick.residualSeconds(),
          Math.sqrt(reading),
          pick.weight(),
          azimuth,
          azimuths.concentration(i)));
    }
    double reach = Math.max(reachKm, 1.05 * travel.farthestKm());
    PosteriorCells cells = NetworkPosterior.of(
        arrivals, travel::seconds, error * Math.sqrt(factor), travel.slowestKmPerSecond(), reach);
    NodeAxis axis = NodeAxis.of(arrivals);
    double left = cells.sides(axis.eastKm(), axis.northKm(), axis.azimuthRadians())[0];
    return new EventPosterior(
        cells,
        whyNeeded(event, stations),
        cells.parts(),
        left,
        axis.widthOverLength() < LINE_WIDTH);
  }

  /** The factor by which the event's covariance is wider than its picks' own. */
  private static double widening(NetworkEvent event, PickTravel travel) {
    double[][] sums = new double[3][3];
    for (int i = 0; i < event.picks().size(); i++) {
      EventPick pick = event.picks().get(i);
      double[] a = travel.slopes(i, event.eastKm(), event.northKm());
      double weight = pick.weight() / (pick.sigmaSeconds() * pick.sigmaSeconds());
      for (int m = 0; m < 3; m++) {
        for (int k = 0; k < 3; k++) {
          sums[m][k] += weight * a[m] * a[k];
        }
      }
    }
    double[][] own = AirLearner.inverse(sums);
    double ratio = event.covariance().radialKm() / Math.sqrt(own[0][0] + own[1][1]);
    return ratio > 1 && ratio < 10 ? ratio * ratio : 1;
  }

  /** Bearings of an event's picks, found by their ids. */
  private record MarkedAzimuths(double[] azimuths, double[] concentrations) {
    MarkedAzimuths(long[] ids, PickColumns picks) {
      this(new double[ids.length], new double[ids.length]);
      Arrays.fill(azimuths, Double.NaN);
      MarkRows marks = picks.marks();
      if (marks == null) {
        return;
      }
      java.util.Map<Long, Integer> index = new java.util.HashMap<>();
      for (int i = 0; i < ids.length; i++) {
        index.put(ids[i], i);
      }
      for (int row = 0; row < Math.min(picks.size(), marks.bearing.length); row++) {
        Integer at = index.get(picks.id(row));
        if (at != null && !Double.isNaN(marks.bearing[row])) {
          azimuths[at] = marks.bearing[row];
          concentrations[at] =
              org.trucewatch.science.association.kinds.BearingLikelihood.concentration(
                  marks.bearingError[row]);
        }
      }
    }

    double azimuth(int i) {
      return concentrations[i] > 0 ? azimuths[i] : Double.NaN;
    }

    double concentration(int i) {
      return concentrations[i];
    }
  }

  /** The main axis of the nodes that heard it, from west to east. */
  private record NodeAxis(
      double eastKm, double northKm, double azimuthRadians, double widthOverLength) {
    static NodeAxis of(List<Arrival> arrivals) {
      double x = arrivals.stream().mapToDouble(Arrival::eastKm).average().orElse(0);
      double y = arrivals.stream().mapToDouble(Arrival::northKm).average().orElse(0);
      double xx = 0;
      double xy = 0;
      double yy = 0;
      for (Arrival a : arrivals) {
        xx += (a.eastKm() - x) * (a.eastKm() - x);
        xy += (a.eastKm() - x) * (a.northKm() - y);
        yy += (a.northKm() - y) * (a.northKm() - y);
      }
      double angle = 0.5 * StrictMath.atan2(2 * xy, xx - yy);
      double root = Math.sqrt(0.25 * (xx - yy) * (xx - yy) + xy * xy);
      double narrow = Math.max(0, 0.5 * (xx + yy) - root);
      double wide = 0.5 * (xx + yy) + root;
      return new NodeAxis(
          x, y, 0.5 * StrictMath.PI - angle, wide > 0 ? Math.sqrt(narrow / wide) : 1);
    }
  }
}
