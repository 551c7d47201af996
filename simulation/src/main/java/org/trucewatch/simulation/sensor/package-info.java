// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What sensors of every kind report of a simulated world at the level of detections, with their errors, clocks and faults. */
@NullMarked
package org.trucewatch.simulation.sensor;

import org.jspecify.annotations.NullMarked;
