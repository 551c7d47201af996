// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.kinds;

/** Classes of a waveform: as coarse as one channel can honestly tell. A class is evidence of a source, never a label of it. */
public enum WaveClass {
  /** Sharp and high, above 200 Hz. */
  SMALL_ARMS,
  /** Muzzles and impacts of mortars and cannon, about 50 to 200 Hz. */
  CANNON,
  /** Heavy impacts, 10 to 50 Hz. */
  HEAVY,
  /** Large charges, below 10 Hz. */
  VERY_HEAVY,
  /** No impulse: engines, wind, long rolling sounds. */
  NO_IMPULSE
}
