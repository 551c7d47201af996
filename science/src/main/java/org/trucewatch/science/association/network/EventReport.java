// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trucewatch.science.association.EventName;
import org.trucewatch.science.association.network.DepthFit.Depth;
import org.trucewatch.science.association.network.NetworkEvent.Covariance;
import org.trucewatch.science.association.network.NetworkEvent.Silent;

/** Turns candidates into events: parts of each pick, silent nodes, name, and covariances with what is not known of the air. */
final class EventReport {
  private final Search search;
  private final Fitter fitter;
  private final @Nullable SharedPaths sharedPaths;

  /**
   * @param pathCorrelationKm of the medium; 0 where paths err independently
   */
  EventReport(Search search, double pathCorrelationKm) {
    this.search = search;
    fitter = search.closingFitter();
    sharedPaths = pathCorrelationKm == 0
        ? null
        : new SharedPaths(search.ground, search.waves, search.pathError, pathCorrelationKm);
  }

  /** Events at least this probable, in order of time. */
  List<NetworkEvent> events(double probabilityMin) {
    List<NetworkEvent> events = new ArrayList<>();
    for (int e = 0; e < search.events.size(); e++) {
      Candidate c = search.events.get(e);
      fitter.self = e;
      if (fitter.assess(c, search.settings.picksMin())) {
        Depth depth = DepthFit.of(fitter, search.waves, c, search.settings.picksMin());
        if (search.waves.rows() > 1) {
          c.depthRow = depth.row();
          fitter.assess(c, search.settings.picksMin());
        }
        double probability = ProbabilityCalibration.probability(c.score, search.matchesPerGate());
        if (probability >= probabilityMin) {
          events.add(event(c, probability, depth));
        }
      }
    }
    events.sort(
        Comparator.comparingDouble(NetworkEvent::timeSeconds).thenComparing(NetworkEvent::eventId));
    return events;
  }

  private NetworkEvent event(Candidate c, double probability, Depth depth) {
    List<EventPick> picks = new ArrayList<>();
    List<Silent> silent = new ArrayList<>();
    fitter.parts(picks, silent);
    return new NetworkEvent(
        name(c),
        c.time,
        c.x,
        c.y,
        depth.depthKm(),
        depth.sdKm(),
        calibrated(c, picks),
        c.score,
        probability,
        c.audibleKm,
        picks,
        silent,
        covariance(fitter.bound()));
  }

  private static Covariance covariance(double[] c) {
    return new Covariance(c[0], c[1], c[2], c[3], c[4], c[5]);
  }

  private static Covariance covariance(double[][] c, double factor) {
    return new Covariance(
        factor * c[0][0],
        factor * c[0][1],
        factor * c[0][2],
        factor * c[1][1],
        factor * c[1][2],
        factor * c[2][2]);
  }

  /**
   * The location's covariance, plus what shared paths and the air's error move it, the latter G Cov(air) G' with G = C Σ w a b'; all
   * of it widened by what was measured.
   */
  private Covariance calibrated(Candidate c, List<EventPick> picks) {
    double[][] own = full(c.covariance);
    double[][] all = sharedPaths == null ? own : sharedPaths.added(c, picks, own);
    if (search.waves.rows() > 1) {
      all = new OpenDepth(search.waves).added(c, picks, all);
    }
    double factor = EllipseCalibration.factor(search.matchesPerGate());
    if (!search.isAirSure()) {
      return covariance(all, factor); // The fit's path errors hold it already.
    }
    double[][] g = product(own, fitter.sway());
    double[][] gAir = product(g, full(search.air.covariance()));
    double[][] sum = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        sum[i][k] = all[i][k];
        for (int m = 0; m < 3; m++) {
          sum[i][k] += gAir[i][m] * g[k][m];
        }
      }
    }
    return covariance(sum, factor);
  }

  private static double[][] full(double[] c) {
    return new double[][] {{c[0], c[1], c[2]}, {c[1], c[3], c[4]}, {c[2], c[4], c[5]}};
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] p = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        for (int m = 0; m < 3; m++) {
          p[i][k] += a[i][m] * b[m][k];
        }
      }
    }
    return p;
  }

  /** FNV-1a (64 bits) of the cell, the origin time rounded to two seconds and the smallest pick id. */
  private String name(Candidate c) {
    long smallest = Long.MAX_VALUE;
    for (int row : c.picks) {
      smallest = Math.min(smallest, search.field.id[row]);
    }
    String text = search.ground.cellOf(c.x, c.y) + "/" + Math.round(c.time / 2) + "/" + smallest;
    return EventName.hashed(text);
  }
}
