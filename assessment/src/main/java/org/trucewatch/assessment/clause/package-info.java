// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Clauses: criteria that are met, not met or cannot be judged, and the docket of a case, which is a function of the
 * entries that people and findings made in it.
 */
@NullMarked
package org.trucewatch.assessment.clause;

import org.jspecify.annotations.NullMarked;
