// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Kinds of observation beside the arrival time, each with its likelihood against clutter. Marks belong to a pick and count where
 * the pick is matched; direct observations join an event that the picks have made. Constants: docs/decisions/0021.
 */
@NullMarked
package org.trucewatch.science.association.kinds;

import org.jspecify.annotations.NullMarked;
