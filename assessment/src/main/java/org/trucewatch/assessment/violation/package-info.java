// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Per obligation: kept, violated or undetermined, with reasons and coverage. */
@NullMarked
package org.trucewatch.assessment.violation;

import org.jspecify.annotations.NullMarked;
