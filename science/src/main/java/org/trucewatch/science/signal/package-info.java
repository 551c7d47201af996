// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** From the waveforms of an array to detections: alignment, beams, thresholds, and the check of the clocks. */
@NullMarked
package org.trucewatch.science.signal;

import org.jspecify.annotations.NullMarked;
