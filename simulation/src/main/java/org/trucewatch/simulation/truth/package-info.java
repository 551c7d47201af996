// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What really happened in a simulated world. Nothing that is under test may read it. */
@NullMarked
package org.trucewatch.simulation.truth;

import org.jspecify.annotations.NullMarked;
