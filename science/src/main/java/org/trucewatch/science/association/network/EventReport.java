// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.trucewatch.science.association.network.DepthFit.Depth;
import org.trucewatch.science.association.network.NetworkEvent.Covariance;
import org.trucewatch.science.association.network.NetworkEvent.Silent;

/** Turns candidates into events: parts of each pick, silent nodes, name, and covariances with what is not known of the air. */
final class EventReport {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final Search search;
  private final Fitter fitter;
  private final double scale;

  EventReport(Search search) {
    this.search = search;
    fitter = search.closingFitter();
    scale = EllipseCalibration.factor(search.matchesPerGate());
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
        double probability = ProbabilityCalibration.probability(c.score);
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
        withAir(c),
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

  /** The location's covariance plus what the air's error moves it: G Cov(air) G', with G = C Σ w a b'. */
  private Covariance withAir(Candidate c) {
    double[] v = c.covariance.clone();
    double[][] sway = fitter.sway();
    for (int i = 0; i < v.length; i++) {
      v[i] *= scale;
    }
    if (!search.isAirSure()) {
      return covariance(v); // The fit's path errors hold it already.
    }
    double[][] own = full(c.covariance);
    double[][] air = full(search.air.covariance());
    double[][] g = product(own, sway);
    double[][] gAir = product(g, air);
    int at = 0;
    for (int i = 0; i < 3; i++) {
      for (int k = i; k < 3; k++) {
        for (int m = 0; m < 3; m++) {
          v[at] += gAir[i][m] * g[k][m];
        }
        at++;
      }
    }
    return covariance(v);
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
    long hash = OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return String.format(Locale.ROOT, "event-%016x", hash);
  }
}
