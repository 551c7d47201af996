// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** How well found events agree with true ones: matching, location against its bound, ellipses, probabilities. */
@NullMarked
package org.trucewatch.science.association.scoring;

import org.jspecify.annotations.NullMarked;
