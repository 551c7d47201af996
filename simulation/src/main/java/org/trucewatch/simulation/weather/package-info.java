// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The air of an exercise: wind, temperature and classes of propagation by place and hour. */
@NullMarked
package org.trucewatch.simulation.weather;

import org.jspecify.annotations.NullMarked;
