// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Benches: how well a step does on real input whose answer is known. They print numbers and decide nothing. */
@NullMarked
package org.trucewatch.app.bench;

import org.jspecify.annotations.NullMarked;
