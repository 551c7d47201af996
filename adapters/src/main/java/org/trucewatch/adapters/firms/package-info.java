// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Thermal anomalies from NASA FIRMS tables. */
@NullMarked
package org.trucewatch.adapters.firms;

import org.jspecify.annotations.NullMarked;
