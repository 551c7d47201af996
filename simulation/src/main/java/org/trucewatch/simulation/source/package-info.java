// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** What makes sound, flies and burns in an exercise: weapons by class, flights forward from known muzzles, confusers. */
@NullMarked
package org.trucewatch.simulation.source;

import org.jspecify.annotations.NullMarked;
