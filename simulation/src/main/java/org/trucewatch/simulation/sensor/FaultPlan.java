// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.sensor;

import java.util.Optional;
import org.trucewatch.simulation.ground.Bank;

/** What goes wrong with sensors in an exercise, beside what wears out. Times are seconds after the start. */
public sealed interface FaultPlan {

  /**
   * A share of the sensors of a stretch drops out within a span and comes back at its end plus the same.
   *
   * @param isLinkOnly jamming: they record and send later
   */
  record Blackout(
      double share,
      double westKilometers,
      double eastKilometers,
      double fromSeconds,
      double overSeconds,
      double untilSeconds,
      boolean isLinkOnly)
      implements FaultPlan {}

  /** Exactly so many acoustic nodes of a host do not work during a span. */
  record Outage(int count, Optional<Bank> host, double fromSeconds, double untilSeconds)
      implements FaultPlan {}

  /** Clocks of some sensors of a host step at a time, or drift from it on. */
  record ClockStep(
      int count, Optional<Bank> host, double fromSeconds, double seconds, double perSecond)
      implements FaultPlan {}

  /** Some sensors of a host state a place that is so far off, all in one direction: forged satellite navigation. */
  record Displaced(int count, Optional<Bank> host, double meters) implements FaultPlan {}

  /** Some nodes of a host play an old barrage again: each by itself, so the times between nodes no longer fit. */
  record Replay(
      int count,
      Bank host,
      double westKilometers,
      double eastKilometers,
      double fromSeconds,
      int rounds,
      double intervalSeconds)
      implements FaultPlan {}

  /** Ships state positions; some of them circle about a place where they are not. */
  record Vessels(
      int count, int spoofed, double eastKilometers, double northKilometers, double everySeconds)
      implements FaultPlan {}
}
