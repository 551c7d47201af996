// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Sound of simulated explosions at simulated arrays: source, path, noise, recorder. */
@NullMarked
package org.trucewatch.simulation.waveform;

import org.jspecify.annotations.NullMarked;
