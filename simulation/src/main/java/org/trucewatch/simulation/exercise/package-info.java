// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** An exercise as data, and the run that plays it: sensor output to one sink, truth to another. */
@NullMarked
package org.trucewatch.simulation.exercise;

import org.jspecify.annotations.NullMarked;
