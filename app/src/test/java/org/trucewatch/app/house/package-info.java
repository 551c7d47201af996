// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Tests of the house itself: which package may see which, and how tidy the sources are. */
@NullMarked
package org.trucewatch.app.house;

import org.jspecify.annotations.NullMarked;
