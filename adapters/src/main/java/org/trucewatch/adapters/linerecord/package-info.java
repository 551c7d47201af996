// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What a network along a line of contact reports, as tables. */
@NullMarked
package org.trucewatch.adapters.linerecord;

import org.jspecify.annotations.NullMarked;
