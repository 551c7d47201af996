// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Threads for the association of a stream. */
@NullMarked
package org.trucewatch.pipeline.stream;

import org.jspecify.annotations.NullMarked;
