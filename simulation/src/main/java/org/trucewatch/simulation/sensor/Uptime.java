// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.simulation.Chance;

/**
 * When sensors answer: each is up and down in turn for exponential times (a Markov chain of two states), and down when
 * the exercise orders it. Cheap nodes are up 92 % of the time with repairs of two days, stations 98 % with one. [A]
 *
 * <p>Asked for one sensor in about the order of time; a question from before the last change, by the minutes that sound
 * travels, is answered by the state now.
 */
public final class Uptime {
  private final double[] changeSeconds;
  private final boolean[] up;
  private final double[] meanUp;
  private final double[] meanDown;
  private final List<List<Outage>> ordered = new ArrayList<>();
  private final Chance chance;

  /**
   * A span in which a sensor does not answer.
   *
   * @param isLinkOnly whether it records and sends later: jamming
   */
  public record Outage(double fromSeconds, double toSeconds, boolean isLinkOnly) {}

  Uptime(int sensors, Chance chance) {
    this.chance = chance;
    changeSeconds = new double[sensors];
    up = new boolean[sensors];
    meanUp = new double[sensors];
    meanDown = new double[sensors];
    for (int i = 0; i < sensors; i++) {
      ordered.add(List.of());
    }
  }

  /** Sets how often a sensor is up and draws its first state. */
  void set(int sensor, double availability, double repairHours) {
    meanDown[sensor] = repairHours * 3600;
    meanUp[sensor] = availability >= 1
        ? Double.POSITIVE_INFINITY
        : meanDown[sensor] * availability / (1 - availability);
    up[sensor] = chance.happens(availability);
    changeSeconds[sensor] = length(sensor);
  }

  /** Orders an outage. */
  void order(int sensor, Outage outage) {
    List<Outage> longer = new ArrayList<>(ordered.get(sensor));
    longer.add(outage);
    ordered.set(sensor, List.copyOf(longer));
  }

  /** The outages that the exercise ordered for a sensor. */
  public List<Outage> ordered(int sensor) {
    return ordered.get(sensor);
  }

  private double length(int sensor) {
    double mean = up[sensor] ? meanUp[sensor] : meanDown[sensor];
    return -mean * StrictMath.log(1 - chance.between(0, 1));
  }

  /** Whether a sensor records at this time. */
  boolean isUp(int sensor, double seconds) {
    while (changeSeconds[sensor] <= seconds) {
      up[sensor] = !up[sensor];
      changeSeconds[sensor] += length(sensor);
    }
    if (!up[sensor]) {
      return false;
    }
    for (Outage o : ordered.get(sensor)) {
      if (!o.isLinkOnly() && seconds >= o.fromSeconds() && seconds < o.toSeconds()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a sensor answers when asked: it records, and its link is up. */
  boolean answers(int sensor, double seconds) {
    return isUp(sensor, seconds) && receivedSeconds(sensor, seconds) <= seconds + LINK_SECONDS;
  }

  /** When a report made at this time gets through: at once, or when the jamming ends. */
  double receivedSeconds(int sensor, double seconds) {
    double received = seconds + LINK_SECONDS;
    for (Outage o : ordered.get(sensor)) {
      if (o.isLinkOnly() && seconds >= o.fromSeconds() && seconds < o.toSeconds()) {
        received = Math.max(received, o.toSeconds());
      }
    }
    return received;
  }

  private static final double LINK_SECONDS = 1;
}
