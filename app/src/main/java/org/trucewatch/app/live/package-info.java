// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Plays an exercise by the wall clock: when each report is received, and how fast the exercise's clock runs. */
@NullMarked
package org.trucewatch.app.live;

import org.jspecify.annotations.NullMarked;
