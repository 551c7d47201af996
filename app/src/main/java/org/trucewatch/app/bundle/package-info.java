// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Findings as files that a party verifies alone: writing them, and checking them. */
@NullMarked
package org.trucewatch.app.bundle;

import org.jspecify.annotations.NullMarked;
