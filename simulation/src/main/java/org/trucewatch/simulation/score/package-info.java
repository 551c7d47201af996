// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The first scorer: how a system's events compare with the truth of an exercise. Every number has its denominator. */
@NullMarked
package org.trucewatch.simulation.score;

import org.jspecify.annotations.NullMarked;
