// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Builds and runs the second verifier, in Go, which shares no code with this project. */
@NullMarked
package org.trucewatch.app.goverifier;

import org.jspecify.annotations.NullMarked;
