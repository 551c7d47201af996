// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What several decoders need: sealed bytes as text within limits, tables by row, GeoJSON rings, spelling suggestions. */
@NullMarked
package org.trucewatch.adapters;

import org.jspecify.annotations.NullMarked;
