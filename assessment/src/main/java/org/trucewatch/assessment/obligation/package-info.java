// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * The rest of a plan: what each state commits to and delivers, obligations by date and stage, and whether deployment areas
 * keep clear of the line of the day.
 */
@NullMarked
package org.trucewatch.assessment.obligation;

import org.jspecify.annotations.NullMarked;
