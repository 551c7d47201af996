// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Measures the association of a stream of picks under load. */
@NullMarked
package org.trucewatch.app.bench.stream;

import org.jspecify.annotations.NullMarked;
