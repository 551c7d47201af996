// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Agreements as data: parties, window, obligations, conventions of their maps, clauses. */
@NullMarked
package org.trucewatch.assessment.agreement;

import org.jspecify.annotations.NullMarked;
