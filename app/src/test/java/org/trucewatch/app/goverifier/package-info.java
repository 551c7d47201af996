// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The verifier in Go, run over what the tests of this module write. */
@NullMarked
package org.trucewatch.app.goverifier;

import org.jspecify.annotations.NullMarked;
