// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Draft clauses tried out on seeded histories before anybody signs them. */
@NullMarked
package org.trucewatch.app.sandbox;

import org.jspecify.annotations.NullMarked;
