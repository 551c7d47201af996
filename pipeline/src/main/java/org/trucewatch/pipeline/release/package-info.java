// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What leaves the watch over a line: coarsened places, areas of origin, and no count without its coverage. Pure. */
@NullMarked
package org.trucewatch.pipeline.release;

import org.jspecify.annotations.NullMarked;
