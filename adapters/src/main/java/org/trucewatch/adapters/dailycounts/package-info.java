// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Counts of a monitoring mission's daily reports from a table. */
@NullMarked
package org.trucewatch.adapters.dailycounts;

import org.jspecify.annotations.NullMarked;
