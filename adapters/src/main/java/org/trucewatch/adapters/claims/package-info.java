// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Allegations of the parties from a table. */
@NullMarked
package org.trucewatch.adapters.claims;

import org.jspecify.annotations.NullMarked;
