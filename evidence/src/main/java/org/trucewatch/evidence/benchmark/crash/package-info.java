// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Takes the disk or the process away from a log at every step and holds it to its word: what it
 * acknowledged is there, and what it signed agrees with all that it signs later.
 */
@NullMarked
package org.trucewatch.evidence.benchmark.crash;

import org.jspecify.annotations.NullMarked;
