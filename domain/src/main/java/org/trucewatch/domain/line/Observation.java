// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/**
 * What one sensor reports. Seconds are after the start of the exercise by the sensor's own clock; places are in the
 * exercise's plane, kilometres; {@code sensor} counts in the list of sensors. Nothing here says what it was.
 */
public sealed interface Observation {

  /** When the system gets it, seconds after the start. */
  double receivedSeconds();

  /** An arrival time of sound at one node. */
  record Pick(
      int sensor,
      double seconds,
      double sigmaSeconds,
      double signalToNoiseDecibels,
      double receivedSeconds)
      implements Observation {}

  /** An arrival of a seismic wave at one station; P or S as the station's picker says. */
  record SeismicPick(
      int sensor, double seconds, boolean isShear, double sigmaSeconds, double receivedSeconds)
      implements Observation {}

  /** A coherent wave at an array, and where it came from. */
  record Bearing(
      int sensor,
      double seconds,
      double azimuthRadians,
      double sdRadians,
      double fStatistic,
      double receivedSeconds)
      implements Observation {}

  /** A radar's track, extrapolated both ways; standard deviations along each axis, km. */
  record Track(
      int sensor,
      double seconds,
      double originEastKilometers,
      double originNorthKilometers,
      double originSdKilometers,
      double impactEastKilometers,
      double impactNorthKilometers,
      double impactSdKilometers,
      double receivedSeconds)
      implements Observation {}

  /** A camera's flash. */
  record Flash(
      int sensor, double seconds, double azimuthRadians, double sdRadians, double receivedSeconds)
      implements Observation {}

  /** A hot pixel. */
  record Hotspot(
      int sensor,
      double seconds,
      double eastKilometers,
      double northKilometers,
      double megawatts,
      double receivedSeconds)
      implements Observation {}

  /** A rotor's comb of tones at a node. */
  record DroneHeard(
      int sensor,
      double seconds,
      double fundamentalHertz,
      double signalToNoiseDecibels,
      double receivedSeconds)
      implements Observation {}

  /** A sensor begins or ceases to answer. */
  record Health(int sensor, double seconds, boolean isUp, double receivedSeconds)
      implements Observation {}

  /** A ship's own word of where it is. */
  record VesselPosition(
      int vessel,
      double seconds,
      double eastKilometers,
      double northKilometers,
      double receivedSeconds)
      implements Observation {}

  /** What somebody says beforehand that they will blow up: kind, place and time are as they were announced. */
  record Announcement(
      String kind,
      double seconds,
      double eastKilometers,
      double northKilometers,
      double receivedSeconds)
      implements Observation {}

  /** What a party says. */
  record Statement(
      String party,
      String accused,
      double seconds,
      double eastKilometers,
      double northKilometers,
      String what,
      double receivedSeconds)
      implements Observation {}
}
