// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

/**
 * How far each sensor's clock is off: a step from some time on, and a drift. Without a fault a clock is right within
 * its receiver's 10 ms, which picks carry as reading error.
 */
public final class Clocks {
  private final double[] stepSeconds;
  private final double[] stepFromSeconds;
  private final double[] driftPerSecond;

  Clocks(int sensors) {
    stepSeconds = new double[sensors];
    stepFromSeconds = new double[sensors];
    driftPerSecond = new double[sensors];
  }

  /** Gives a sensor a fault: a step of its stamps, and a drift in holdover, from a time on. */
  void fault(int sensor, double fromSeconds, double seconds, double perSecond) {
    stepFromSeconds[sensor] = fromSeconds;
    stepSeconds[sensor] = seconds;
    driftPerSecond[sensor] = perSecond;
  }

  /** What the sensor's clock shows at a true time. */
  double stamp(int sensor, double trueSeconds) {
    double since = trueSeconds - stepFromSeconds[sensor];
    return since < 0
        ? trueSeconds
        : trueSeconds + stepSeconds[sensor] + driftPerSecond[sensor] * since;
  }
}
