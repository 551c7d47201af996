// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Points, frames, times and covariances. */
@NullMarked
package org.trucewatch.domain.quantity;

import org.jspecify.annotations.NullMarked;
