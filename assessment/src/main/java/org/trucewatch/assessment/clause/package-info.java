// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Criteria of guarantee clauses: met, not met, cannot be judged. */
@NullMarked
package org.trucewatch.assessment.clause;

import org.jspecify.annotations.NullMarked;
