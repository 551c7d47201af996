// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The watch floor's page in a real browser. */
@NullMarked
package org.trucewatch.app.browser;

import org.jspecify.annotations.NullMarked;
