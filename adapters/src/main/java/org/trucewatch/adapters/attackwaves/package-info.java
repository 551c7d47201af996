// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Reported waves of long-range weapons from a table. */
@NullMarked
package org.trucewatch.adapters.attackwaves;

import org.jspecify.annotations.NullMarked;
