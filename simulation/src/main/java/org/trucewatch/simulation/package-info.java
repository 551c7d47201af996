// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Exercises: a small seeded world, what its sensors and parties would have sent, and the truth kept apart. */
@NullMarked
package org.trucewatch.simulation;

import org.jspecify.annotations.NullMarked;
