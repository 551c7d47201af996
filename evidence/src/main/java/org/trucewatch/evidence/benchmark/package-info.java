// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Measures the log on the machine at hand, beside what the bare machine can do. */
@NullMarked
package org.trucewatch.evidence.benchmark;

import org.jspecify.annotations.NullMarked;
