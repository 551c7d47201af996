// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Settlements and administrative areas. */
@NullMarked
package org.trucewatch.adapters.gazetteer;

import org.jspecify.annotations.NullMarked;
