// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Daily cloud fractions from a table. */
@NullMarked
package org.trucewatch.adapters.cloudcover;

import org.jspecify.annotations.NullMarked;
