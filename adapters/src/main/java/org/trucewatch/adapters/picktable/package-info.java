// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Comma-separated tables of stations, of their picks, and of one-dimensional velocity models. */
@NullMarked
package org.trucewatch.adapters.picktable;

import org.jspecify.annotations.NullMarked;
