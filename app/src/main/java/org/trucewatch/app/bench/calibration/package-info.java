// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Fits what association says of its own certainty to drawn sets, and checks it on others. */
@NullMarked
package org.trucewatch.app.bench.calibration;

import org.jspecify.annotations.NullMarked;
