// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Arrival picks of single nodes with known truth, drawn from seeds: what associators are measured and calibrated on. */
@NullMarked
package org.trucewatch.simulation.picks;

import org.jspecify.annotations.NullMarked;
