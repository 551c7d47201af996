// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Sites to choose from and places to cover.
 *
 * <p>The value of a set of sites is U = mean over places and weathers of E[min(k, N)] / k, N the number of measurements that the set
 * gives of an event there. For each outcome of all detections min(k, N) is a concave function of a sum over the set, so U is
 * monotone and submodular: every site helps, and helps less the more there are already. That is not so of the probability
 * P(N ≥ k) itself, of which the second sensor adds more than the first. The two meet at the top: 1 − P(N ≥ k) ≤ k (1 − U).
 */
public final class PlacementProblem {
  /** Most probabilities that are held at once, as 4-byte numbers: 400 MB. */
  public static final long ENTRIES_MAX = 100_000_000;

  /** Less than this in every weather is taken for nothing. */
  private static final double PROBABILITY_MIN = 1e-3;

  final List<PlacementSite> sites;
  final int[] owner;
  final List<String> owners;
  final int places;
  final int draws;
  final int measurements;

  /** For each site the places that it hears, and for each of them a probability a draw. */
  final int[][] heard;

  final float[][] probability;

  private PlacementProblem(List<PlacementSite> sites, int places, int draws, int measurements) {
    this.sites = List.copyOf(sites);
    this.places = places;
    this.draws = draws;
    this.measurements = measurements;
    owners =
        List.copyOf(new TreeSet<>(sites.stream().map(s -> s.sensor().owner()).toList()));
    owner = sites.stream().mapToInt(s -> owners.indexOf(s.sensor().owner())).toArray();
    heard = new int[sites.size()][];
    probability = new float[sites.size()][];
  }

  /**
   * Computes who hears what.
   *
   * @param sites to choose from
   * @param places to cover, each as important as the next
   * @param audibility how a sensor detects
   * @param measurements k
   */
  public static PlacementProblem of(
      List<PlacementSite> sites, List<PlanePoint> places, Audibility audibility, int measurements) {
    PlacementProblem problem =
        new PlacementProblem(sites, places.size(), audibility.draws(), measurements);
    double[] p = new double[audibility.draws()];
    long entries = 0;
    for (int j = 0; j < sites.size(); j++) {
      entries += problem.hear(j, places, audibility, p);
      if (entries > ENTRIES_MAX) {
        throw new IllegalArgumentException(
            "sites times places times weathers within reach are more than " + ENTRIES_MAX
                + ", expected fewer; choose fewer sites or larger cells");
      }
    }
    return problem;
  }

  private long hear(int site, List<PlanePoint> places, Audibility audibility, double[] p) {
    Sensor sensor = sites.get(site).sensor();
    double reach = audibility.reachKm(sensor.kind());
    int[] found = new int[places.size()];
    List<float[]> rows = new ArrayList<>();
    for (int g = 0; g < places.size(); g++) {
      PlanePoint at = places.get(g);
      if (Math.abs(at.eastKm() - sensor.eastKm()) > reach
          || Math.abs(at.northKm() - sensor.northKm()) > reach) {
        continue;
      }
      audibility.fill(sensor, at.eastKm(), at.northKm(), p);
      if (Arrays.stream(p).anyMatch(x -> x > PROBABILITY_MIN)) {
        found[rows.size()] = g;
        float[] row = new float[draws];
        for (int m = 0; m < draws; m++) {
          row[m] = (float) p[m];
        }
        rows.add(row);
      }
    }
    heard[site] = Arrays.copyOf(found, rows.size());
    probability[site] = new float[rows.size() * draws];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, probability[site], i * draws, draws);
    }
    return (long) rows.size() * draws;
  }

  /** The sites. */
  public List<PlacementSite> sites() {
    return sites;
  }

  /** Their owners, in order of name. */
  public List<String> owners() {
    return owners;
  }

  /** Value U of a set of sites, from 0 to 1. */
  public double value(int[] chosen) {
    PlacementState state = new PlacementState(this);
    for (int site : chosen) {
      state.add(site);
    }
    return state.value();
  }

  /** Probability of enough measurements, mean over places and weathers. */
  public double enough(int[] chosen) {
    PlacementState state = new PlacementState(this);
    for (int site : chosen) {
      state.add(site);
    }
    return state.enough();
  }

  /** Value of the set when the worst of the owners takes its sensors away; without owners to tell apart, the value itself. */
  public double valueWithoutWorstOwner(int[] chosen) {
    if (owners.size() < 2) {
      return value(chosen);
    }
    double worst = Double.POSITIVE_INFINITY;
    for (int o = 0; o < owners.size(); o++) {
      int leaving = o;
      worst = Math.min(
          worst, value(Arrays.stream(chosen).filter(j -> owner[j] != leaving).toArray()));
    }
    return worst;
  }
}
