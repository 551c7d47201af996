// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What a source could have seen, and whose interest it serves. */
@NullMarked
package org.trucewatch.assessment.corroboration;

import org.jspecify.annotations.NullMarked;
