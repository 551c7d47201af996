// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Dated control maps from newline-delimited GeoJSON. */
@NullMarked
package org.trucewatch.adapters.control;

import org.jspecify.annotations.NullMarked;
