// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trucewatch.domain.line.ControlLine;
import org.trucewatch.domain.line.ControlLine.Vertex;

/**
 * Whose ground a place is, given that the published line may be off.
 *
 * <p>The line's error across itself is a stationary Gaussian process along it with exponential correlation, the published
 * standard deviation and correlation length; {@link #COUNT} of its realisations are drawn once per line at nodes closer
 * together than an eighth of that length. A place is on the left in a realisation where its signed distance from the
 * published line exceeds the realisation's offset at the nearest point of the line: first order in the line's curvature.
 * Realisations come in pairs of opposite sign, so that a place on the line itself is half and half. Beyond
 * {@link #FAR_SD} standard deviations the process's own normal distribution takes over, whose tail 200 draws cannot show.
 *
 * <p>Draws depend on nothing but the line's geometry and errors: not on who holds which side, and not on the direction
 * in which the vertices were written down. So exchanged parties give exactly exchanged shares.
 *
 * <p>Beyond the line's ends, and further than {@link #DEPTH_KILOMETERS_MAX} from it, nothing is told: outside.
 */
final class BoundaryRealisations {
  /** Number of realisations: issue of attribution, section 5 of the design of algorithms. */
  static final int COUNT = 200;

  /** Standard deviations from the line beyond which the share is computed instead of counted. */
  static final double FAR_SD = 2.5;

  /** The reach of the longest rockets that the design lists, 70 to 90 km, and a little more. */
  static final double DEPTH_KILOMETERS_MAX = 100;

  /** As for locations: 5 % of lines are wrong by five times what their publisher says (design of physics, 4.5). */
  private static final double WIDE_SHARE = 0.05;

  private static final double WIDER = 5;
  private static final int NODES_PER_CORRELATION = 8;
  private static final int NODES_MAX = 20_000;

  private final LinePath path;
  private final boolean isReversed;
  private final double sdKilometers;
  private final double nodeEveryKilometers;

  /** Offsets at each node, ascending. */
  private final float[][] offsets;

  /** The same by number of realisation, for what several places have in common. */
  private final float[][] realised;

  /** How far the line is taken to lie to the left of where it was published, in the direction that is used. */
  private final double movedKilometers;

  BoundaryRealisations(ControlLine line) {
    List<Vertex> written = checked(line);
    this.isReversed = isReversed(written);
    List<Vertex> vertices = isReversed ? written.reversed() : written;
    this.path = new LinePath(vertices);
    this.sdKilometers = line.sdKilometers();
    double length = path.lengthKilometers();
    int spans = (int) Math.ceil(Math.max(
        1, Math.min(NODES_MAX, NODES_PER_CORRELATION * length / line.correlationKilometers())));
    this.nodeEveryKilometers = length / spans;
    this.realised = sdKilometers > 0
        ? drawn(
            spans + 1,
            StrictMath.exp(-nodeEveryKilometers / line.correlationKilometers()),
            seedOf(vertices, line))
        : new float[0][];
    this.offsets = sorted(realised);
    this.movedKilometers = 0;
  }

  private BoundaryRealisations(BoundaryRealisations published, double movedKilometers) {
    this.path = published.path;
    this.isReversed = published.isReversed;
    this.sdKilometers = 0;
    this.nodeEveryKilometers = published.nodeEveryKilometers;
    this.offsets = new float[0][];
    this.realised = new float[0][];
    this.movedKilometers = movedKilometers;
  }

  /**
   * The line without any error, but moved over the ground of one side: what the ground would be if the published line were off by so
   * much, and just that way.
   *
   * @param side 1 for the left, as it was written, -1 for the right
   * @param standardDeviations of the published line's error
   */
  BoundaryRealisations movedOver(int side, double standardDeviations) {
    return new BoundaryRealisations(
        this, (isReversed ? -side : side) * standardDeviations * sdKilometers);
  }

  private static List<Vertex> checked(ControlLine line) {
    if (!Double.isFinite(line.sdKilometers()) || !Double.isFinite(line.correlationKilometers())) {
      throw new IllegalArgumentException("line has sd " + line.sdKilometers()
          + " km and correlation " + line.correlationKilometers() + " km, expected finite values");
    }
    List<Vertex> kept = new ArrayList<>();
    for (Vertex v : line.vertices()) {
      if (!Double.isFinite(v.eastKilometers()) || !Double.isFinite(v.northKilometers())) {
        throw new IllegalArgumentException("line has a vertex at east " + v.eastKilometers()
            + " km, north " + v.northKilometers() + " km, expected finite coordinates");
      }
      if (kept.isEmpty() || !kept.getLast().equals(v)) {
        kept.add(v);
      }
    }
    if (kept.size() < 2) {
      throw new IllegalArgumentException(
          "line has one place for all its vertices, expected at least 2 different ones");
    }
    return kept;
  }

  /** Of the two directions in which a line can be written, the one that begins further west, then south, is used. */
  private static boolean isReversed(List<Vertex> written) {
    for (int i = 0; i < written.size(); i++) {
      Vertex a = written.get(i);
      Vertex b = written.get(written.size() - 1 - i);
      int order = Double.compare(a.eastKilometers(), b.eastKilometers());
      order = order == 0 ? Double.compare(a.northKilometers(), b.northKilometers()) : order;
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }

  private static long seedOf(List<Vertex> vertices, ControlLine line) {
    long seed = mixed(hash(vertices) ^ Double.doubleToLongBits(line.sdKilometers()));
    return mixed(seed ^ Double.doubleToLongBits(line.correlationKilometers()));
  }

  private static long hash(List<Vertex> vertices) {
    long hash = 1;
    for (Vertex v : vertices) {
      hash = mixed(hash ^ Double.doubleToLongBits(v.eastKilometers() + 0.0));
      hash = mixed(hash + Double.doubleToLongBits(v.northKilometers() + 0.0));
    }
    return hash;
  }

  /** Finaliser of SplitMix64 (Steele, Lea and Flood 2014), so that every draw is a function of its number. */
  private static long mixed(long z) {
    long a = z + 0x9e3779b97f4a7c15L;
    a = (a ^ (a >>> 30)) * 0xbf58476d1ce4e5b9L;
    a = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return a ^ (a >>> 31);
  }

  /** Half of the realisations step by step along the line, the other half their negatives. */
  private float[][] drawn(int nodes, double alike, long seed) {
    float[][] realised = new float[nodes][COUNT];
    double fresh = Math.sqrt(1 - alike * alike);
    for (int b = 0; b < COUNT / 2; b++) {
      double error = gaussian(seed, b, 0);
      for (int i = 0; i < nodes; i++) {
        if (i > 0) {
          error = alike * error + fresh * gaussian(seed, b, i);
        }
        realised[i][2 * b] = (float) (sdKilometers * error);
        realised[i][2 * b + 1] = (float) (-sdKilometers * error);
      }
    }
    return realised;
  }

  private static float[][] sorted(float[][] realised) {
    float[][] sorted = new float[realised.length][];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = realised[i].clone();
      Arrays.sort(sorted[i]);
    }
    return sorted;
  }

  /** Weight of each realisation: those with the error that the publisher tells, then those five times as wide. */
  static final double[] WEIGHTS = weights();

  private static double[] weights() {
    double[] weights = new double[2 * COUNT];
    Arrays.fill(weights, 0, COUNT, (1 - WIDE_SHARE) / COUNT);
    Arrays.fill(weights, COUNT, 2 * COUNT, WIDE_SHARE / COUNT);
    return weights;
  }

  /**
   * Adds a mass to the left, or to the right, of every realisation, whichever it lies on there; to neither outside of what the line tells.
   *
   * @param shares by side, left first, and number of the realisation as in {@link #WEIGHTS}
   */
  void add(double eastKilometers, double northKilometers, double mass, double[][] shares) {
    LinePath.Nearest near = path.nearest(eastKilometers, northKilometers);
    double d = near.leftKilometers();
    if (near.isBeyondEnds() || !(Math.abs(d) <= DEPTH_KILOMETERS_MAX)) {
      return;
    }
    double at = Math.min(near.alongKilometers() / nodeEveryKilometers, realised.length - 1);
    int i = Math.max(0, Math.min((int) at, realised.length - 2));
    for (int b = 0; b < COUNT; b++) {
      double offset = realised.length == 0
          ? 0
          : realised[i][b] + (at - i) * (realised[i + 1][b] - realised[i][b]);
      addTo(shares, b, d - offset, mass);
      addTo(shares, COUNT + b, d - WIDER * offset, mass);
    }
  }

  private void addTo(double[][] shares, int realisation, double left, double mass) {
    double of = isReversed ? -left : left;
    if (of == 0) {
      shares[0][realisation] += 0.5 * mass;
      shares[1][realisation] += 0.5 * mass;
    } else {
      shares[of > 0 ? 0 : 1][realisation] += mass;
    }
  }

  /** Box and Muller 1958, on two draws that the number names. */
  private static double gaussian(long seed, int realisation, int node) {
    long number = mixed(seed ^ ((long) realisation << 32 | node));
    double u = ((number >>> 11) + 0.5) * 0x1p-53;
    double v = (mixed(number) >>> 11) * 0x1p-53;
    return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * StrictMath.PI * v);
  }

  /** Signed distance from the published line, positive on the left of its vertices as they were written. */
  double leftKilometers(double eastKilometers, double northKilometers) {
    double d = path.nearest(eastKilometers, northKilometers).leftKilometers();
    return isReversed ? -d : d;
  }

  double sdKilometers() {
    return sdKilometers;
  }

  /** How likely a place is on the left, the right, or outside of what the line tells. */
  GroundShares at(double eastKilometers, double northKilometers) {
    GroundShares shares = shares(eastKilometers, northKilometers);
    return isReversed ? new GroundShares(shares.right(), shares.left(), shares.outside()) : shares;
  }

  private GroundShares shares(double eastKilometers, double northKilometers) {
    LinePath.Nearest near = path.nearest(eastKilometers, northKilometers);
    double d = near.leftKilometers() - movedKilometers;
    if (near.isBeyondEnds() || !(Math.abs(d) <= DEPTH_KILOMETERS_MAX)) {
      return GroundShares.OUTSIDE;
    }
    if (sdKilometers == 0) {
      return d == 0 ? GroundShares.HALF : d > 0 ? GroundShares.LEFT : GroundShares.RIGHT;
    }
    GroundShares told = told(near, d);
    GroundShares wide = told(near, d / WIDER);
    return new GroundShares(
        (1 - WIDE_SHARE) * told.left() + WIDE_SHARE * wide.left(),
        (1 - WIDE_SHARE) * told.right() + WIDE_SHARE * wide.right(),
        0);
  }

  /** Under the error that the line's publisher tells. */
  private GroundShares told(LinePath.Nearest near, double d) {
    double z = d / sdKilometers;
    if (Math.abs(z) > FAR_SD) {
      double far =
          StandardNormal.below(-Math.abs(z)); // the small one, so that both sides round alike
      return d > 0 ? new GroundShares(1 - far, far, 0) : new GroundShares(far, 1 - far, 0);
    }
    double at = Math.min(near.alongKilometers() / nodeEveryKilometers, offsets.length - 1);
    int i = Math.min((int) at, offsets.length - 2);
    double part = at - i;
    double left = (1 - part) * below(offsets[i], d) + part * below(offsets[i + 1], d);
    double right = (1 - part) * below(offsets[i], -d) + part * below(offsets[i + 1], -d);
    return new GroundShares(left, right, 0);
  }

  /** Share of the ascending offsets below a distance; ties count half. Offsets are symmetric about 0. */
  private static double below(float[] offsets, double distance) {
    int low = 0;
    int high = offsets.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (offsets[middle] < distance) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int equal = low;
    while (equal < offsets.length && offsets[equal] == distance) {
      equal++;
    }
    return (low + 0.5 * (equal - low)) / offsets.length;
  }
}
