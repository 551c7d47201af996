// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

import java.util.Locale;

/** Kinds of sensor. */
public enum SensorKind {
  /** One microphone that sends arrival times. */
  ACOUSTIC_NODE,
  /** Four microphones that send bearings. */
  ACOUSTIC_ARRAY,
  /** Four elements over a hundred metres, for infrasound of charges from 10 kg. */
  INFRASOUND_ARRAY,
  /** Three components; sends P and S. */
  SEISMIC_STATION,
  /** Weapon-locating radar of 90 degrees. */
  RADAR,
  /** Thermal and visible camera on a mast. */
  CAMERA,
  /** Imagers in orbit; the layout counts satellites. */
  THERMAL_SATELLITE;

  /** The name in exercise files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
