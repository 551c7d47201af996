// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

/** Kind of wave a pick is said to be. Sound networks use {@link #P} only. */
public enum Phase {
  /** First wave: sound in air, or the compressional seismic wave. */
  P,
  /** The shear seismic wave. */
  S
}
