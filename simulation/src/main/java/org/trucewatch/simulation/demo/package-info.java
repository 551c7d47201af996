// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The exercise that the demo plays. */
@NullMarked
package org.trucewatch.simulation.demo;

import org.jspecify.annotations.NullMarked;
