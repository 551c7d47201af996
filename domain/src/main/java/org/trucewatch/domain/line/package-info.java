// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * The watch over a line of contact, in a local plane (x east, y north, kilometres; seconds after an epoch that the context names): what
 * sensors of every kind report, what follows from it, and what parties say.
 */
@NullMarked
package org.trucewatch.domain.line;

import org.jspecify.annotations.NullMarked;
