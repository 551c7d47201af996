// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Main, the command line, wiring, the page's server. */
@NullMarked
package org.trucewatch.app;

import org.jspecify.annotations.NullMarked;
