// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The golden path: intake, sealing, the order of the steps, the published picture, recomputation; and its ports. */
@NullMarked
package org.trucewatch.pipeline;

import org.jspecify.annotations.NullMarked;
