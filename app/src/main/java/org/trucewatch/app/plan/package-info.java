// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** The command that plans a network of observers: maps, tables, placement, and the reference belt. */
@NullMarked
package org.trucewatch.app.plan;

import org.jspecify.annotations.NullMarked;
