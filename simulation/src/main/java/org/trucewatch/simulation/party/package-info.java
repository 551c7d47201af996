// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What the parties of an exercise say: true, false, copied and late. */
@NullMarked
package org.trucewatch.simulation.party;

import org.jspecify.annotations.NullMarked;
