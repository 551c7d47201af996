// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Measures association on sets whose truth is known, and on real picks that others have associated. */
@NullMarked
package org.trucewatch.app.bench.association;

import org.jspecify.annotations.NullMarked;
