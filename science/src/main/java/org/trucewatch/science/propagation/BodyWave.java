// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.propagation;

/** The two waves that cross solid ground. */
public enum BodyWave {
  /** Compression: the first to arrive. */
  P,
  /** Shear: at about 0.58 of the speed of P. */
  S
}
