// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Measures attribution on drawn cases whose answer is known. */
@NullMarked
package org.trucewatch.app.bench.judgement;

import org.jspecify.annotations.NullMarked;
