// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** How fast incidents are held against provisions, and whether the index changes what is said. */
@NullMarked
package org.trucewatch.app.bench.provisions;

import org.jspecify.annotations.NullMarked;
