// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.source;

import java.util.PriorityQueue;
import org.trucewatch.simulation.Chance;

/**
 * Events that bring on others: a stationary rate of first ones, and to each event, first or brought on, a Poisson
 * number of further ones after exponential delays. Mean rate mu / (1 - n); counts over long spans have variance over
 * mean of 1 / (1 - n)².
 *
 * <p>Source: A. G. Hawkes, "Spectra of some self-exciting and mutually exciting point processes", Biometrika 58, 1971;
 * simulated by its clusters. In order of time, with as many events held as are due.
 */
public final class Hawkes {
  /** Most events held; a branching ratio below 1 stays far below it. */
  static final int HELD_MAX = 1_000_000;

  private final double perSecond;
  private final double branching;
  private final double delaySeconds;
  private final Chance chance;
  private final PriorityQueue<Point> due = new PriorityQueue<>();
  private double nextFirst;
  private long number;

  /**
   * One event.
   *
   * @param seconds when
   * @param number counted in the order of drawing
   * @param broughtOnBy number of the event that brought it on, -1 for none
   */
  public record Point(double seconds, long number, long broughtOnBy) implements Comparable<Point> {
    @Override
    public int compareTo(Point other) {
      int byTime = Double.compare(seconds, other.seconds);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /**
   * @param perSecond rate of first events, mu
   * @param branching events that each brings on directly, n, below 1
   * @param delaySeconds mean delay, tau
   */
  public Hawkes(double perSecond, double branching, double delaySeconds, Chance chance) {
    if (!(perSecond >= 0 && branching >= 0 && branching < 1 && delaySeconds > 0)) {
      throw new IllegalArgumentException("rate, branching, delay are " + perSecond + ", "
          + branching + ", " + delaySeconds + ", expected 0 or more, 0 to below 1, above 0");
    }
    this.perSecond = perSecond;
    this.branching = branching;
    this.delaySeconds = delaySeconds;
    this.chance = chance;
    this.nextFirst = exponential(perSecond);
  }

  /** The next event; infinitely late where the rate is 0. */
  public Point next() {
    Point first = due.peek();
    Point point;
    if (first != null && first.seconds() <= nextFirst) {
      point = due.remove();
    } else {
      point = new Point(nextFirst, number++, -1);
      nextFirst += exponential(perSecond);
    }
    if (Double.isFinite(point.seconds()) && due.size() < HELD_MAX) {
      for (int left = poisson(branching); left > 0; left--) {
        double at = point.seconds() + exponential(1 / delaySeconds);
        due.add(new Point(at, number++, point.number()));
      }
    }
    return point;
  }

  /** By inversion; the mean is below 1. */
  private int poisson(double mean) {
    double left = chance.between(0, 1);
    double mass = StrictMath.exp(-mean);
    int k = 0;
    while (left > mass && k < POISSON_MAX) {
      left -= mass;
      k++;
      mass *= mean / k;
    }
    return k;
  }

  private static final int POISSON_MAX = 50;

  private double exponential(double rate) {
    return rate == 0 ? Double.POSITIVE_INFINITY : -StrictMath.log(1 - chance.between(0, 1)) / rate;
  }
}
