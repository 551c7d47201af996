// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/**
 * Conditions of agreements: expressions with three values and a tree that says why. The one package that knows the
 * expression library.
 */
@NullMarked
package org.trucewatch.assessment.condition;

import org.jspecify.annotations.NullMarked;
