// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

/** Kinds of physics by which something is observed; two kinds can be wrong for the same reason less easily than one. */
public enum Modality {
  SOUND,
  INFRASOUND,
  SEISMIC,
  RADAR,
  OPTICAL,
  SATELLITE,
  STATEMENT;

  /** Of a kind of sensor. */
  public static Modality of(SensorKind kind) {
    return switch (kind) {
      case ACOUSTIC_NODE, ACOUSTIC_ARRAY -> SOUND;
      case INFRASOUND_ARRAY -> INFRASOUND;
      case SEISMIC_STATION -> SEISMIC;
      case RADAR -> RADAR;
      case CAMERA -> OPTICAL;
      case THERMAL_SATELLITE -> SATELLITE;
    };
  }
}
